import type { BodyOf, HomeRefusal, importLinksContract } from '@goodstanding/api'
import { fail, ok, type Result } from '@goodstanding/core'
import type { NodeContext } from '../../node-context.ts'
import { checkLink } from './check-link.ts'
import { checkRegistration } from './check-registration.ts'
import { keysOfCaller } from './home-ledger.ts'
import { keepLinks } from './keep-links.ts'

/** Takes over what the home node before this one kept: all of it, or nothing where one is not signed by both sides. */
export async function importLinks(
  node: NodeContext,
  enterprise: string,
  given: BodyOf<typeof importLinksContract>,
): Promise<Result<number, HomeRefusal | 'registration_not_proven'>> {
  const { state } = await keysOfCaller(node, enterprise)
  const of = { enterprise, keys: state, network: node.network, now: node.clock.now() }
  const checked = given.links.map((leaf) => checkLink(leaf, of))
  const links = checked.flatMap((link) => (link.ok ? [link.value] : []))
  if (links.length < checked.length) return fail('link_not_signed')
  const registration = given.registration === null ? null : checkRegistration(given.registration, of)
  if (registration !== null && !registration.ok) return registration
  await keepLinks(node, enterprise, { links, registration: registration?.value ?? null })
  return ok(links.length)
}
