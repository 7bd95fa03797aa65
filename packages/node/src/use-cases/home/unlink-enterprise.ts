import { type HomeRefusal, unlinkContract } from '@goodstanding/api'
import { fail, ok, type Result, type UnlinkStatement } from '@goodstanding/core'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import { dropHomeRegistration, endHomeLink, homeLinks } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { askProvider, type ProviderRefusal } from './ask-provider.ts'
import { keyStapleOf, keysOfCaller } from './home-ledger.ts'

/** Ends a link at its provider, and here. Gives the unlink's id. */
export async function unlinkEnterprise(
  node: NodeContext,
  enterprise: string,
  unlink: UnlinkStatement,
): Promise<Result<string, ProviderRefusal | HomeRefusal>> {
  const { payload } = unlink
  const { history, state } = await keysOfCaller(node, enterprise)
  if (payload.enterprise !== enterprise) return fail('enterprise_mismatch')
  const link = (await homeLinks(node.store.db, enterprise)).find(({ id }) => id === payload.link)
  if (link?.provider !== payload.provider || link.endedAt !== null) return fail('link_unknown')
  if (!signedByScope(unlink, state, 'claim', instantOf(payload.at), node.network)) return fail('unlink_not_signed')

  const keyStaple = await keyStapleOf(node, state)
  const body = { unlink, keyHistory: history, keyStaple }
  const done = await askProvider(() => node.peers.call(payload.provider, unlinkContract, { body }))
  // A provider that has no such live link has ended it by itself: it is over here too.
  if (!done.ok && done.fault !== 'not_found') return done
  await node.store.transaction(async (tx) => {
    await endHomeLink(tx, payload.link, { at: node.clock.now(), by: done.ok ? 'enterprise' : 'provider' })
    await dropHomeRegistration(tx, payload.link)
  })
  return done.ok ? ok(done.value.body.unlink) : fail('link_unknown')
}
