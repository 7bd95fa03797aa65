import { type AnswerOf, beginClaimContract, type beginEnterpriseClaimContract } from '@goodstanding/api'
import { fail, formatInstant, ok, type Result } from '@goodstanding/core'
import type { NodeContext } from '../../node-context.ts'
import { askProvider, type ProviderRefusal, providerOfCode } from './ask-provider.ts'
import { keysOfCaller } from './home-ledger.ts'

type Offer = AnswerOf<typeof beginEnterpriseClaimContract>['body']

/** Asks the provider of a code which subject it is for, and adds what the enterprise signs its link with. */
export async function beginEnterpriseClaim(
  node: NodeContext,
  enterprise: string,
  code: string,
): Promise<Result<Offer, ProviderRefusal>> {
  const provider = providerOfCode(code, node.network)
  if (provider === null) return fail('claim_code_unknown')
  const { state } = await keysOfCaller(node, enterprise)
  const begun = await askProvider(() => node.peers.call(provider, beginClaimContract, { body: { code } }))
  if (!begun.ok) return begun
  // A code is its provider's alone: it cannot send the enterprise to another one's records.
  if (begun.value.body.provider !== provider) return fail('claim_code_unknown')
  return ok({ ...begun.value.body, keyState: state.latest, at: formatInstant(node.clock.now()) })
}
