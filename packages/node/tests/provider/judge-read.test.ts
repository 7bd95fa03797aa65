import type { ReadBody } from '@goodstanding/api'
import {
  addMs,
  type ConsentPayload,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  READ_REFUSALS,
  type ReadRefusal,
  type RegistrationProof,
  type SliceOpening,
} from '@goodstanding/core'
import { ed25519Signer, fromHex, toHex } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeRead, type ReadView } from '../../src/use-cases/provider/judge-read.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import {
  aRead,
  type GivenConsent,
  grant,
  headerOf,
  inDays,
  newEnterprise,
  type ProviderWorld,
  sign,
  stapleOf,
  startProviderWorld,
} from './provider-world.ts'
import { enterpriseWithLoan } from './registered-enterprise.ts'

let world: ProviderWorld
let enterprise: TestEnterprise
let other: TestEnterprise
let consent: GivenConsent
let registration: RegistrationProof
let good: ReadView
let revoked: ReadBody['staple']

beforeAll(async () => {
  world = await startProviderWorld('judge')
  const registered = await enterpriseWithLoan(world, 'judged')
  enterprise = registered.enterprise
  registration = registered.registration
  other = await newEnterprise(world, 'other')
  const covers = [{ member: 'northbank', subject: registered.subject, types: ['tradeline'] }] as const
  consent = await grant(world, enterprise, covers)
  good = viewOf(await aRead(world, enterprise, consent, 'northbank', registration))
  const ended = await grant(world, enterprise, covers, { id: consent.statement.payload.id })
  await world.net.node('portal').node.ledger.submit({
    payload: { kind: 'consent.revoke', code: ended.code },
    proofs: [],
  })
  revokedConsent = ended
  revoked = await stapleOf(world, ended)
})
afterAll(() => world.net.stop())

let revokedConsent: GivenConsent

function viewOf(body: ReadBody): ReadView {
  const { node } = world.net.node('northbank')
  return {
    ...{ now: node.clock.now(), network: node.network, genesis: node.genesisHash, self: node.self },
    ...{ caller: 'harborlend', body, earlier: null, hasEnded: false, isRegistrar: false, hasLaterConsent: false },
    links: new Map(body.consent.slice.slice.subjects.map((subject) => [subject, linkTo(enterprise)])),
    taken: { reads: 0, lastReadAt: null },
  }
}

function linkTo({ id }: TestEnterprise) {
  return { link: '01920000-0000-7000-8000-000000000000', enterprise: id }
}

const lender = () => ed25519Signer(fromHex(world.net.seeds('harborlend').statement))
const withBody = (change: Partial<ReadBody>): ReadView => ({ ...good, body: { ...good.body, ...change } })

/** The good request with other fields, signed again by the reader. */
function request(change: Partial<ReadBody['request']['payload']>, body = good.body): ReadBody {
  return { ...body, request: sign(world, { ...body.request.payload, ...change }, lender()) }
}

/** The good consent with other terms and another slice, signed again by the enterprise; the ledger does not know it. */
function consented(change: Partial<ConsentPayload>, slice: Partial<SliceOpening['slice']> = {}): ReadView {
  const opening = { ...good.body.consent.slice, slice: { ...good.body.consent.slice.slice, ...slice } }
  const hash = toHex(sliceHash(opening, world.net.network))
  const payload = { ...good.body.consent.statement.payload, slices: [hash], ...change }
  const statement = sign(world, payload, enterprise.signer)
  const body = { ...good.body, consent: { ...good.body.consent, statement, slice: opening } }
  return withBody(request({ slice: hash, purpose: payload.purpose, reader: payload.reader }, body))
}

const later = (ms: number): ReadView => ({ ...good, now: addMs(good.now, ms) })

/** The same request again after so long, with the answer as it is then. */
const again = (ms: number, earlier: ReadView['earlier']): ReadView => ({ ...later(ms), earlier })

const CASES: readonly (readonly [ReadRefusal, string, () => ReadView | Promise<ReadView>])[] = [
  ['request_form', 'to another member', () => withBody(request({ provider: 'registry' }))],
  ['request_form', 'from the future', () => withBody(request({ at: inDays(world, 1) }))],
  ['key_history_invalid', 'of another enterprise', () => withBody({ keyHistory: [other.create] as never })],
  [
    'key_history_invalid',
    'that no rotation key signed',
    () => withBody({ keyHistory: [sign(world, enterprise.create.payload, other.rotation)] as never }),
  ],
  ['reader_mismatch', 'sent by another member', () => ({ ...good, caller: 'portal' })],
  ['reader_mismatch', 'for a reader that the consent does not name', () => withBody(request({ reader: 'otherhome' }))],
  [
    'reader_mismatch',
    'for a reader that is no lender',
    () => ({ ...consented({ reader: 'portal' }), caller: 'portal' }),
  ],
  [
    'reader_mismatch',
    'of an own copy that another home than the enterprise’s sends',
    () => ({ ...consented(ownCopy()), caller: 'otherhome' }),
  ],
  [
    'request_signature_invalid',
    'signed by another',
    () => withBody({ request: sign(world, good.body.request.payload, enterprise.signer) }),
  ],
  [
    'request_signature_invalid',
    'of an own copy that a lender signed',
    () => ({ ...consented(ownCopy()), caller: 'portal' }),
  ],
  ['request_too_old', 'after a day', () => later(25 * HOUR_MS)],
  ['request_too_old', 'again, once erased', () => again(HOUR_MS, { isSameRequest: true, isStored: false })],
  ['request_id_reused', 'with other bytes', () => again(0, { isSameRequest: false, isStored: true })],
  ['purpose_mismatch', 'for another purpose', () => withBody(request({ purpose: 'credit_review' }))],
  [
    'consent_signature_invalid',
    'signed by another enterprise',
    () => withBody({ consent: { ...good.body.consent, statement: forged() } }),
  ],
  ['consent_signature_invalid', 'of another network', () => consented({ network: '0'.repeat(64) })],
  ['slice_mismatch', 'with a slice that is not in the consent', () => consented({ slices: ['0'.repeat(64)] })],
  ['slice_mismatch', 'with another member’s slice', () => consented({}, { provider: 'registry' })],
  [
    'slice_mismatch',
    'with a slice that was widened',
    () => {
      const { slice } = good.body.consent
      const wide = { ...slice, slice: { ...slice.slice, types: ['tradeline', 'accounts'] as never } }
      return withBody({ consent: { ...good.body.consent, slice: wide } })
    },
  ],
  ['consent_outside_purpose', 'with more reads than the purpose has', () => consented({ reads: 4 })],
  ['consent_outside_purpose', 'with a longer term', () => consented({ expires: inDays(world, 91) })],
  [
    'consent_outside_purpose',
    'with a type outside the purpose',
    () => consented({ purpose: 'trade_terms', reads: 1, expires: inDays(world, 20) }),
  ],
  ['type_not_permitted', 'of a type that this member may not publish', () => consented({}, { types: ['judgment'] })],
  ['staple_invalid', 'with the state of another consent', () => withBody({ staple: revoked })],
  [
    'staple_invalid',
    'with a header whose time was changed',
    () => {
      const { at } = good.body.staple
      const header = { ...at.header, time: inDays(world, 0) }
      return withBody({ staple: { ...good.body.staple, at: { ...at, header } } })
    },
  ],
  [
    'staple_invalid',
    'unwitnessed',
    () => {
      const { at } = good.body.staple
      const checkpoint = at.checkpoint.replaceAll(/^— witness.*\n/gm, '')
      return withBody({ staple: { ...good.body.staple, at: { ...at, checkpoint } } })
    },
  ],
  [
    'staple_invalid',
    'resting on another header',
    () => withBody(request({ header: { height: 0, hash: '0'.repeat(64) } })),
  ],
  ['staple_too_old', 'after two minutes', () => later(3 * MINUTE_MS)],
  ['staple_too_old', 'again, without a fresh staple', () => again(HOUR_MS, { isSameRequest: true, isStored: true })],
  ['key_state_stale', 'resting on keys that are not the latest', () => withBody(request({ keyState: '0'.repeat(64) }))],
  ['consent_not_active', 'that the ledger does not hold', () => consented({ keepUntil: inDays(world, 30) })],
  ['consent_revoked', 'whose code was shown here', () => ({ ...good, hasEnded: true })],
  [
    'consent_revoked',
    'that the ledger has as revoked',
    () => {
      const { statement, salt, slices } = revokedConsent
      const [slice] = slices
      if (slice === undefined) throw new Error('a consent has a slice')
      const body = { ...good.body, consent: { statement, salt, slice }, staple: revoked }
      const rests = { header: headerOf(revoked, world.net.network), slice: toHex(sliceHash(slice, world.net.network)) }
      return { ...viewOf(request({ ...rests, consent: statement.payload.id }, body)) }
    },
  ],
  ['consent_not_begun', 'that begins tomorrow', () => terms({ notBefore: inDays(world, 1) })],
  [
    'consent_ended',
    'that ended a minute ago',
    async () => {
      const view = await terms({ expires: new Date(world.net.clock.now() + MINUTE_MS).toISOString() })
      return { ...view, now: addMs(view.now, MINUTE_MS + 1_000) }
    },
  ],
  ['registration_not_proven', 'without a registration', () => withBody({ registration: null })],
  [
    'registration_not_proven',
    'with a registration whose number was changed',
    () => {
      const { registration: leaf } = registration
      const body = { ...leaf.opened?.body, number: 'C3268103' }
      const changed = { ...leaf, opened: { body, salt: leaf.opened?.salt ?? '' } }
      return withBody({ registration: { ...registration, registration: changed } })
    },
  ],
  ['subject_not_linked', 'of a subject without a link', () => ({ ...good, links: new Map() })],
  [
    'subject_not_linked',
    'of another enterprise’s subject',
    () => ({ ...good, links: new Map([...good.links.keys()].map((subject) => [subject, linkTo(other)])) }),
  ],
  ['consent_superseded', 'under a consent that has a successor', () => ({ ...good, hasLaterConsent: true })],
  ['consent_reads_exhausted', 'once more', () => ({ ...good, taken: { reads: 3, lastReadAt: good.now } })],
  [
    'consent_read_too_soon',
    'a second time within the month',
    async () => {
      const view = await terms({ purpose: 'credit_review', reads: 13 })
      return { ...view, taken: { reads: 1, lastReadAt: addMs(view.now, -27 * DAY_MS) } }
    },
  ],
]

function ownCopy(): Partial<ConsentPayload> {
  return { purpose: 'own_copy', reader: enterprise.id, keepUntil: null }
}

function forged() {
  return sign(world, good.body.consent.statement.payload, other.signer)
}

/** A view of a consent that the ledger holds, with these terms. */
async function terms(change: Partial<ConsentPayload>): Promise<ReadView> {
  const { subjects, types } = good.body.consent.slice.slice
  const [subject = ''] = subjects
  const made = await grant(world, enterprise, [{ member: 'northbank', subject, types }], change)
  return viewOf(await aRead(world, enterprise, made, 'northbank', registration))
}

describe('A read', () => {
  it('that breaks no rule is answered', () => {
    expect(judgeRead(good)).toBeNull()
  })

  it('is answered again for a day with a fresh staple, whatever was read since', async () => {
    const staple = await stapleOf(world, consent)
    const view = withBody({ staple })
    const taken = { reads: 3, lastReadAt: view.now }
    expect(judgeRead({ ...view, taken, earlier: { isSameRequest: true, isStored: true } })).toBeNull()
  })

  it('needs no carried registration at the registrar itself', () => {
    expect(judgeRead({ ...withBody({ registration: null }), isRegistrar: true })).toBeNull()
  })

  it.each(CASES)('is refused with %s: %s', async (code, _what, view) => {
    expect(judgeRead(await view())).toBe(code)
  })

  it('has a case for every code', () => {
    expect([...new Set(CASES.map(([code]) => code))].sort()).toEqual([...READ_REFUSALS].sort())
  })
})
