import { type EnterpriseLink, enterpriseLinksContract, ownStapleContract } from '@goodstanding/api'
import type { EnterpriseUpdate, ReadRequestStatement, Staple } from '@goodstanding/core'
import type { Signer } from '@goodstanding/crypto'
import { signReadRequests } from '@goodstanding/report'
import type { TestEnterprise } from '../test-enterprise.ts'
import {
  type AtHome,
  asEnterprise,
  enrolAtHome,
  type Grant,
  good,
  type HomeWorld,
  keyState,
  startHomeWorld,
} from './home-world.ts'

/** A home node's world with two enterprises in it, each with its entry at the registrar and a loan at the bank. */
export async function startTwoAtHome(
  label: string,
): Promise<{ readonly world: HomeWorld; readonly home: AtHome; readonly other: AtHome }> {
  const world = await startHomeWorld(label)
  const home = await enrolAtHome(world, 'bakery', 'C3268102')
  const other = await enrolAtHome(world, 'brewery', 'C3268103')
  return { world, home, other }
}

/** What a home node lists of an enterprise. */
export type Listed = {
  readonly links: readonly EnterpriseLink[]
  readonly registration: AtHome['registration'] | null
  readonly registrationAt: string | null
  readonly registrationLink: string | null
}

/** The links that a home node lists of an enterprise. */
export async function listedLinks(
  world: HomeWorld,
  enterprise: Pick<TestEnterprise, 'id' | 'request'>,
  at = 'portal',
): Promise<Listed> {
  return good(await asEnterprise(world, enterprise, enterpriseLinksContract, {}, at))
}

/** A key update that leaves all as it is, bent as a test wants. */
export function anUpdate(
  world: HomeWorld,
  enterprise: TestEnterprise,
  more: Partial<EnterpriseUpdate> = {},
): EnterpriseUpdate {
  const { rotationKeys, signers, thresholds, home } = enterprise.create.payload
  return {
    ...{ kind: 'enterprise.update', enterprise: enterprise.id, previous: keyState(world, enterprise) },
    ...{ rotationKeys, signers, thresholds, home, ...more },
  }
}

/** What an enterprise sends to read its own copy. */
export type OwnReading = {
  readonly consent: string
  readonly staple: Staple
  readonly requests: ReadRequestStatement[]
}

/** One signed request to each provider of a consent, over a fresh staple of it; signed, and not sent. */
export async function anOwnReading(
  world: HomeWorld,
  { enterprise }: Pick<AtHome, 'enterprise'>,
  { body }: Grant,
  signer: Signer = enterprise.signer,
): Promise<OwnReading> {
  const { payload } = body.statement
  const params = { consent: payload.id }
  const rests = good<Pick<OwnReading, 'staple'> & { header: { height: number; hash: string }; keyState: string }>(
    await asEnterprise(world, enterprise, ownStapleContract, { params }),
  )
  const { net, random } = world
  const signing = { signer, network: net.network, now: net.clock.now(), random }
  const requests = signReadRequests(payload, body.slices, rests, signing)
  return { consent: payload.id, staple: rests.staple, requests: [...requests] }
}
