import {
  consentContract,
  consentsContract,
  type EnterpriseLink,
  enterpriseLinksContract,
  ownReportContract,
  ownStapleContract,
} from '@goodstanding/api'
import {
  type ConsentPayload,
  type ConsentStatement,
  MINUTE_MS,
  type Network,
  parseInstant,
  type Report,
  type SliceOpening,
} from '@goodstanding/core'
import { ed25519Signer, fromHex, isSignedBy } from '@goodstanding/crypto'
import { signReadRequests } from '@goodstanding/report'
import type { Client } from '../http/client.ts'
import { type Granting, grantConsent } from './grant-consent.ts'
import type { EnterpriseKeys } from './new-enterprise.ts'
import { renewRegistrationIfOld } from './renew-registration.ts'

/** The enterprise's own look at all that is recorded about it, under a consent that it gave to itself. */
export async function readOwnCopy(
  consent: ConsentPayload,
  slices: readonly SliceOpening[],
  { client, keys, network }: { readonly client: Client; readonly keys: EnterpriseKeys; readonly network: Network },
): Promise<Report> {
  const params = { id: keys.enterprise }
  const rests = await client.call(ownStapleContract, { params: { ...params, consent: consent.id } })
  const { now, random } = client.surroundings
  const signer = ed25519Signer(fromHex(keys.signerSeed))
  const requests = signReadRequests(consent, slices, rests, { signer, network, now: now(), random })
  return client.call(ownReportContract, { params, body: { consent: consent.id, staple: rests.staple, requests } })
}

/**
 * Reads the enterprise's own copy under the consent that it gave to itself before, or, where there is none that covers
 * its links as they stand, under a new one in its place.
 */
export async function takeOwnCopy(granting: Granting): Promise<Report> {
  const { client, keys } = granting
  const { links, ...carried } = await client.call(enterpriseLinksContract, { params: { id: keys.enterprise } })
  const standing = await standingOwnConsent(links, granting)
  if (standing !== null) {
    await renewRegistrationIfOld(carried, granting)
    return readOwnCopy(standing.statement.payload, standing.slices, granting)
  }
  const { consent } = await grantConsent({ reader: keys.enterprise, purpose: 'own_copy' }, null, granting)
  return readOwnCopy(consent.statement.payload, consent.slices, granting)
}

type StandingConsent = { readonly statement: ConsentStatement; readonly slices: readonly SliceOpening[] }

async function standingOwnConsent(
  links: readonly EnterpriseLink[],
  { client, keys, network }: Granting,
): Promise<StandingConsent | null> {
  const params = { id: keys.enterprise }
  const { consents } = await client.call(consentsContract, { params })
  const own = consents.find(({ purpose, state }) => purpose === 'own_copy' && state === 'active')
  if (own === undefined) return null
  const { statement, slices } = await client.call(consentContract, { params: { ...params, consent: own.id } })
  const { payload } = statement
  const { publicKey } = ed25519Signer(fromHex(keys.signerSeed))
  const isOurs = payload.reader === keys.enterprise && isSignedBy(statement, publicKey, fromHex(network.genesisHash))
  const expires = parseInstant(payload.expires)
  const lasts = expires.ok && expires.value > client.surroundings.now() + MINUTE_MS
  return isOurs && lasts && coversAll(slices, links) ? { statement, slices } : null
}

function coversAll(slices: readonly SliceOpening[], links: readonly EnterpriseLink[]): boolean {
  return (
    links
      .filter(({ unlinkedAt }) => unlinkedAt === null)
      .every(({ provider, subject, types }) => {
        const slice = slices.find((opening) => opening.slice.provider === provider)?.slice
        return slice?.subjects.includes(subject) === true && types.every((type) => slice.types.includes(type))
      }) && slices.every(({ slice }) => slice.subjects.every((subject) => isLinked(slice.provider, subject, links)))
  )
}

/** A slice over a subject that is no longer linked would be refused. */
function isLinked(provider: string, subject: string, links: readonly EnterpriseLink[]): boolean {
  return links.some((link) => link.provider === provider && link.subject === subject && link.unlinkedAt === null)
}
