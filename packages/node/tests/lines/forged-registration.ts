import {
  type CalendarDate,
  dateOf,
  formatInstant,
  type Head,
  type Instant,
  type RegistrationProof,
} from '@goodstanding/core'
import { addProof, cosign, formatNote, fromHex, signNote, toHex, uuidV7 } from '@goodstanding/crypto'
import { keyMonthOf } from '../../src/use-cases/provider/keys/retention-keys.ts'
import { makeLeaf } from '../../src/use-cases/provider/make-leaf.ts'
import { proveRegistration } from '../../src/use-cases/provider/prove-registration.ts'
import { providerParts } from '../../src/use-cases/provider/provider-parts.ts'
import { queueLeaves } from '../../src/use-cases/provider/queue-leaves.ts'
import { CALIFORNIA } from '../provider/candidate-rows.ts'
import { type ProviderWorld, signedLink } from '../provider/provider-world.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { settled } from './lines-world.ts'

/** What a forger says of an enterprise: whose log it writes into, and the body of the entry. */
export type Forgery = {
  readonly member: string
  readonly enterprise: TestEnterprise
  readonly body: { readonly registry: string; readonly number: string }
}

/**
 * A lie with all the forms kept: a member that is no registrar of it writes an entry and a link into its own record log,
 * has them witnessed, and proves them.
 */
export async function forgedInOwnLog(
  world: ProviderWorld,
  { member, enterprise, body }: Forgery,
): Promise<RegistrationProof> {
  const { node } = world.net.node(member)
  const parts = await providerParts(node)
  const today = dateOf(node.clock.now())
  const keys = await parts.retentionKeys.keysOf([keyMonthOf(null, today)])
  const subject = toHex(world.random(16))
  const { registry, number } = body
  const signed = signedLink(world, enterprise, { provider: member, subject, registration: { registry, number } })
  const link = addProof(signed, node.keys.statement, node.genesisHash)
  const now = node.clock.now()
  const ids = [uuidV7(now, world.random(10)), uuidV7(now, world.random(10))] as const
  const common = { version: 1, provider: member, subject, ...datesOf(now), until: null } as const
  const heads: readonly (readonly [Head, unknown])[] = [
    [{ ...common, type: 'registration', id: ids[0], supersedes: null }, body],
    [{ ...common, type: 'link', id: ids[1], of: 'link', ends: null }, link],
  ]
  const leaves = heads.map(([head, opened]) =>
    makeLeaf({ head, body: opened, leavesOn: null }, { ...node, keys, today }),
  )
  await node.store.transaction((tx) => queueLeaves(tx, parts, leaves))
  await settled(world, member)
  const proof = await proveRegistration(node, { subject, link: ids[1] })
  if (proof === null) throw new Error('the forged entry stands in the forger’s log')
  return proof
}

function datesOf(now: Instant): { readonly asOf: CalendarDate; readonly issued: string } {
  return { asOf: dateOf(now), issued: formatInstant(now) }
}

/** The proof with its checkpoint under the registrar's origin, signed and cosigned by keys that the forger made itself. */
export function underOwnKeys(world: ProviderWorld, proof: RegistrationProof, registrar: string): RegistrationProof {
  const [text = ''] = proof.checkpoint.split('\n\n')
  const [origin = '', ...rest] = text.split('\n')
  const forgedOrigin = origin.replace(`/${proof.provider}/`, `/${registrar}/`)
  const forged = `${[forgedOrigin, ...rest].join('\n')}\n`
  const seconds = Math.floor(world.net.clock.now() / 1_000)
  const witnesses = world.net.network.descriptor.witnesses.members
  const signatures = [
    signNote(forged, forgedOrigin, world.random(32)),
    ...witnesses.map((name) => cosign(forged, name, world.random(32), seconds)),
  ]
  return { ...proof, provider: registrar, checkpoint: formatNote(forged, signatures) }
}

/** The registrar itself signs another history for this one reader: its own key, and nobody's cosignature. */
export function underRegistrarsKeyAlone(world: ProviderWorld, proof: RegistrationProof): RegistrationProof {
  const [text = ''] = proof.checkpoint.split('\n\n')
  const note = `${text}\n`
  const [origin = ''] = text.split('\n')
  const seed = fromHex(world.net.seeds(proof.provider).recordLog)
  return { ...proof, checkpoint: formatNote(note, [signNote(note, origin, seed)]) }
}

export const FORGED_ENTRY = {
  jurisdiction: 'US-CA',
  registry: CALIFORNIA,
  number: 'C7654321',
  legalName: 'Forged Holdings, Inc.',
  legalForm: 'H1UM',
  identifiers: [],
  status: 'registered',
  predecessors: [],
  absent: {
    incorporatedOn: 'not_reported',
    endedOn: 'not_applicable',
    address: 'not_reported',
    activity: 'not_reported',
  },
} as const
