import type { AnswerOf, ownStapleContract } from '@goodstanding/api'
import { headerHash } from '@goodstanding/ledger'
import { type HomeConsent, homeConsent } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keysOfCaller, stapleOf } from './home-ledger.ts'

type Stapled = AnswerOf<typeof ownStapleContract>['body']

/**
 * A fresh staple of a consent, for its enterprise or for its reader alone: nobody else is told that a consent and an
 * enterprise belong together. Null where whoever asks is neither.
 */
export async function consentStaple(
  node: NodeContext,
  id: string,
  by: Partial<Pick<HomeConsent, 'enterprise' | 'reader'>>,
): Promise<Stapled | null> {
  const consent = await homeConsent(node.store.db, id)
  const isIts = consent?.enterprise === by.enterprise || consent?.reader === by.reader
  if (consent === null || consent.height === null || !isIts) return null
  const { enterprise, revocationHash, height } = consent
  const { state } = await keysOfCaller(node, enterprise)
  const staple = await stapleOf(node, { enterprise, revocationHash, height, latest: state.latest })
  const header = { height: staple.at.header.height, hash: headerHash(staple.at.header, node.network) }
  return { staple, header, keyState: staple.enterprise.value.operation }
}
