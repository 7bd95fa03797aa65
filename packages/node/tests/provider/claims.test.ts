import {
  beginClaimContract,
  inviteCustomerContract,
  renewRegistrationContract,
  unlinkContract,
} from '@goodstanding/api'
import {
  CLAIM_REFUSALS,
  type ClaimRefusal,
  DAY_MS,
  formatInstant,
  HOUR_MS,
  type LinkPayload,
  MINUTE_MS,
  type RegistrationProof,
} from '@goodstanding/core'
import { verifyKeyHistory } from '@goodstanding/ledger'
import { provenByCarried } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatClaimCode, parseClaimCode } from '../../src/use-cases/provider/claim-code.ts'
import { nextTry, TRIES_AN_HOUR } from '../../src/use-cases/provider/claim-tries.ts'
import { type ClaimView, isFresh, judgeClaim } from '../../src/use-cases/provider/judge-claim.ts'
import { callNode } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { anEntry, aRow, CALIFORNIA } from './candidate-rows.ts'
import {
  aClaim,
  type Claim,
  invite,
  keyStapleOf,
  keyStateOf,
  linkCustomer,
  newEnterprise,
  type ProviderWorld,
  publish,
  sendClaim,
  sign,
  signedLink,
  startProviderWorld,
} from './provider-world.ts'

let world: ProviderWorld
let enterprise: TestEnterprise
let other: TestEnterprise
let registration: RegistrationProof
let entryLink: string

beforeAll(async () => {
  world = await startProviderWorld('claims')
  const moved = { predecessors: [{ registry: 'RA000628', number: '1234567', how: 'moved', on: '2007-06-01' }] }
  await publish(world, 'registry', [anEntry('reg', 'C3268102', moved), anEntry('reg 2', 'C3268103')])
  await publish(world, 'northbank', [aRow({ customer: 'cust' })])
  enterprise = await newEnterprise(world, 'claiming')
  other = await newEnterprise(world, 'other')
  const done = await linkCustomer(world, enterprise, { member: 'registry', customer: 'reg' })
  registration = done.registration as RegistrationProof
  entryLink = done.link.head.id
})
afterAll(() => world.net.stop())

async function code(of: Promise<{ readonly json: unknown }>): Promise<string> {
  return ((await of).json as { code: string }).code
}

let begun: Claim | undefined

/** A claim of the bank's customer, begun once: beginning counts as a try. */
async function bankClaim(): Promise<Claim> {
  const given = async () => ({ member: 'northbank', code: await invite(world, 'northbank', 'cust'), registration })
  begun ??= await aClaim(world, enterprise, await given())
  const { payload } = begun.link
  const link = sign(world, { ...payload, from: claimedAt() }, enterprise.signer)
  return { ...begun, link, keyStaple: await keyStapleOf(world, enterprise) }
}

async function viewOf(change: Partial<LinkPayload> = {}, signer = enterprise.signer): Promise<ClaimView> {
  const claim = await bankClaim()
  const { node } = world.net.node('northbank')
  const link = sign(world, { ...claim.link.payload, ...change }, signer)
  return {
    ...{ now: node.clock.now(), network: node.network, genesis: node.genesisHash, self: node.self },
    ...{ subject: claim.link.payload.subject, link, keyHistory: claim.keyHistory, keyStaple: claim.keyStaple },
    ...{ registration, ownRegistration: null, isLinked: false },
  }
}

function shownWith(change: object): RegistrationProof {
  const { opened } = registration.registration
  const body = { ...opened?.body, ...change }
  return { ...registration, registration: { ...registration.registration, opened: { body, salt: opened?.salt ?? '' } } }
}

const at = (view: ClaimView, ms: number): ClaimView => ({ ...view, now: (view.now + ms) as ClaimView['now'] })

const JUDGED: readonly (readonly [ClaimRefusal, string, () => Promise<ClaimView>])[] = [
  ['claim_signature_invalid', 'for another subject than the code’s', () => viewOf({ subject: 'ab'.repeat(16) })],
  ['claim_signature_invalid', 'to another provider', () => viewOf({ provider: 'registry' })],
  ['claim_signature_invalid', 'signed by another enterprise', () => viewOf({}, other.signer)],
  ['claim_signature_invalid', 'signed by a rotation key', () => viewOf({}, enterprise.rotation)],
  [
    'claim_signature_invalid',
    'with another enterprise’s key history',
    async () => ({ ...(await viewOf()), keyHistory: [other.create] as never }),
  ],
  ['claim_signature_invalid', 'dated back', () => viewOf({ from: '2026-09-01T00:00:00.000Z' })],
  ['claim_signature_invalid', 'dated ahead', () => viewOf({ from: '2027-01-01T00:00:00.000Z' })],
  ['claim_key_state_stale', 'under keys that are not the latest', () => viewOf({ keyState: '0'.repeat(64) })],
  ['claim_key_state_stale', 'with a staple of three minutes ago', async () => at(await viewOf(), 3 * MINUTE_MS)],
  [
    'claim_key_state_stale',
    'with another enterprise’s staple',
    async () => ({ ...(await viewOf()), keyStaple: await keyStapleOf(world, other) }),
  ],
  ['registration_missing', 'without a registration', async () => ({ ...(await viewOf()), registration: null })],
  [
    'registration_not_proven',
    'with a registration that was changed',
    async () => ({ ...(await viewOf()), registration: shownWith({ legalName: 'Harbor Row Bank, Inc.' }) }),
  ],
  [
    'registration_not_proven',
    'with the registration of another member',
    async () => ({ ...(await viewOf()), registration: { ...registration, provider: 'northbank' } }),
  ],
  [
    'legal_form_without_personality',
    'with a form that is not listed',
    async () => ({ ...(await viewOf()), registration: shownWith({ legalForm: 'ZZZZ' }) }),
  ],
  [
    'claim_registration_mismatch',
    'under an entry that is not the shown one',
    () => viewOf({ registration: { registry: CALIFORNIA, number: 'C3268103' } }),
  ],
  ['entry_already_linked', 'of a subject that is linked', async () => ({ ...(await viewOf()), isLinked: true })],
]

describe('A claim, judged from all that comes with it', () => {
  it('is accepted under the shown entry, and under one that it came from', async () => {
    expect(judgeClaim(await viewOf())).toBeNull()
    expect(judgeClaim(await viewOf({ registration: { registry: 'RA000628', number: '1234567' } }))).toBeNull()
  })

  it.each(JUDGED)('is refused with %s: %s', async (refusal, _what, view) => {
    expect(judgeClaim(await view())).toBe(refusal)
  })

  it('takes a carried registration for thirty days', () => {
    const { network, clock } = world.net.node('northbank').node
    const inDays = (days: number) => ({ network, now: (clock.now() + days * DAY_MS) as ClaimView['now'] })
    expect(isFresh(registration, inDays(29))).toBe(true)
    expect(isFresh(registration, inDays(31))).toBe(false)
  })

  it('has a case for every code, here or below', () => {
    const below = ['claim_code_unknown', 'claim_code_expired', 'claim_code_used', 'claim_tries_exceeded']
    expect([...new Set([...JUDGED.map(([refusal]) => refusal), ...below])].sort()).toEqual([...CLAIM_REFUSALS].sort())
  })
})

describe('A claim code', () => {
  it('is read as people type it, and for its own provider alone', () => {
    const bits = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 255])
    const text = formatClaimCode('north-bank', bits)
    expect(text).toMatch(/^north-bank-[0-9A-HJKMNP-TV-Z]{16}[0-9A-Z*~$=]$/)
    expect(parseClaimCode(` ${text.toLowerCase()} `, 'north-bank')).toEqual(bits)
    expect(parseClaimCode(text, 'north')).toBeNull()
    expect(parseClaimCode(text.replace('0', '1'), 'north-bank')).toBeNull()
    expect(parseClaimCode(text.slice(0, -1), 'north-bank')).toBeNull()
  })

  it('is not kept in a form from which it can be had again', async () => {
    const given = await invite(world, 'northbank', 'cust')
    const { db } = world.net.node('northbank').node.store
    const rows = JSON.stringify(await db.selectFrom('provider_claim_code').selectAll().execute())
    const bits = parseClaimCode(given, 'northbank') ?? new Uint8Array(0)
    for (const shown of [given, given.slice('northbank-'.length), JSON.stringify(bits)])
      expect(rows).not.toContain(shown)
  })

  it('is given with how much is recorded of the customer, who may be invited before anything is', async () => {
    const recorded = async (customer: string) => {
      const body = { customer }
      const answer = await callNode(world.net, 'northbank', inviteCustomerContract, { body, as: 'operator' })
      return (answer.json as { records: number }).records
    }
    expect([await recorded('cust'), await recorded('mistyped')]).toEqual([1, 0])
  })

  it('that nobody was given is unknown', async () => {
    for (const text of [
      formatClaimCode('northbank', new Uint8Array(10)),
      'northbank-0000000000000000A',
      'x'.repeat(40),
    ]) {
      const begun = callNode(world.net, 'northbank', beginClaimContract, {
        body: { code: text },
        as: { member: 'portal' },
      })
      expect(await code(begun)).toBe('claim_code_unknown')
    }
  })

  it('can be claimed with five times an hour', () => {
    let counted: ReturnType<typeof nextTry> = { tries: 0, since: 0 as ClaimView['now'] }
    for (let i = 0; i < TRIES_AN_HOUR; i++) counted = counted && nextTry(counted, 1 as ClaimView['now'])
    expect(counted).toEqual({ tries: 5, since: 0 })
    expect(counted && nextTry(counted, (HOUR_MS - 1) as ClaimView['now'])).toBeNull()
    expect(counted && nextTry(counted, HOUR_MS as ClaimView['now'])).toEqual({ tries: 1, since: HOUR_MS })
  })
})

describe('A claim, sent to a provider', () => {
  it('is refused after five tries, be the sixth one good, until the hour is over', async () => {
    await publish(world, 'northbank', [aRow({ customer: 'tried' })])
    const member = 'northbank'
    const claim = await aClaim(world, enterprise, { member, code: await invite(world, member, 'tried'), registration })
    const bad = { ...claim, link: sign(world, claim.link.payload, other.signer) }
    // To begin was the first.
    for (let i = 0; i < 4; i++) expect(await code(sendClaim(world, member, bad))).toBe('claim_signature_invalid')
    expect(await code(sendClaim(world, member, claim))).toBe('claim_tries_exceeded')
    const again = callNode(world.net, member, beginClaimContract, {
      body: { code: claim.code },
      as: { member: 'portal' },
    })
    expect(await code(again)).toBe('claim_tries_exceeded')
  })

  it('stands once for a code, however often it is sent at once, and again gives the same link', async () => {
    await publish(world, 'northbank', [aRow({ customer: 'once' })])
    const claim = await aClaim(world, enterprise, {
      ...{ member: 'northbank', code: await invite(world, 'northbank', 'once'), registration },
    })
    const answers = await Promise.all(Array.from({ length: 4 }, () => sendClaim(world, 'northbank', claim)))
    const links = answers.filter(({ status }) => status === 200).map(({ json }) => json as { link: object })
    expect(links.length).toBeGreaterThan(0)
    const again = await sendClaim(world, 'northbank', claim)
    expect(again.status).toBe(200)
    for (const { link } of links) expect(link).toEqual((again.json as { link: object }).link)
    const { db } = world.net.node('northbank').node.store
    const stored = await db
      .selectFrom('provider_link')
      .selectAll()
      .where('subject', '=', claim.link.payload.subject)
      .execute()
    expect(stored).toHaveLength(1)
    const others = { ...claim, link: signedLink(world, enterprise, { ...claim.link.payload, from: claimedAt() }) }
    expect(await code(sendClaim(world, 'northbank', others))).toBe('claim_code_used')
  })

  it('of a linked subject, or of an entry that has a live link, is refused to whoever comes', async () => {
    const again = await aClaim(world, other, { member: 'registry', code: await invite(world, 'registry', 'reg') })
    expect(await code(sendClaim(world, 'registry', again))).toBe('entry_already_linked')
    // The same entry under another customer number of the registrar.
    await publish(world, 'registry', [anEntry('reg twin', 'C3268102')])
    const twin = await aClaim(world, other, { member: 'registry', code: await invite(world, 'registry', 'reg twin') })
    expect(await code(sendClaim(world, 'registry', twin))).toBe('entry_already_linked')
  })

  it('is linked once, whichever of two claims of one entry comes first', async () => {
    await publish(world, 'registry', [anEntry('a', 'C3268104'), anEntry('b', 'C3268104')])
    const [first, second] = [await newEnterprise(world, 'first'), await newEnterprise(world, 'second')]
    const claims = [
      await aClaim(world, first, { member: 'registry', code: await invite(world, 'registry', 'a') }),
      await aClaim(world, second, { member: 'registry', code: await invite(world, 'registry', 'b') }),
    ]
    const answers = await Promise.all(claims.map((claim) => sendClaim(world, 'registry', claim)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

function claimedAt(): string {
  return formatInstant(world.net.clock.now())
}

describe('A registration', () => {
  const renewal = async (change: object = {}, signer = enterprise.signer) => {
    const payload = {
      ...{ kind: 'renew_registration' as const, provider: 'registry', enterprise: enterprise.id, link: entryLink },
      ...{ keyState: keyStateOf(world, enterprise), at: claimedAt(), ...change },
    }
    const keyStaple = await keyStapleOf(world, enterprise)
    const body = { request: sign(world, payload, signer), keyHistory: [enterprise.create] as never, keyStaple }
    return callNode(world.net, 'registry', renewRegistrationContract, { body, as: { member: 'portal' } })
  }

  it('is proven anew to its enterprise', async () => {
    const answer = await renewal()
    const { registration: renewed } = answer.json as { registration: RegistrationProof }
    const { network, genesisHash } = world.net.node('northbank').node
    const history = verifyKeyHistory([enterprise.create], network)
    if (!history.ok) throw new Error(history.fault)
    const proven = provenByCarried(renewed, enterprise.id, { network, genesis: genesisHash, keyState: history.value })
    expect(proven).toMatchObject({ ok: true, value: [{ registrar: 'registry', body: { number: 'C3268102' } }] })
    expect(renewed.checkpoint).not.toBe(registration.checkpoint)
  })

  it('is not proven to anyone else', async () => {
    expect(await code(renewal({}, other.signer))).toBe('claim_signature_invalid')
    expect(await code(renewal({ at: '2026-09-01T00:00:00.000Z' }))).toBe('claim_signature_invalid')
    expect(await code(renewal({ enterprise: other.id }))).toBe('not_found')
    expect(await code(renewal({ keyState: '0'.repeat(64) }))).toBe('claim_key_state_stale')
  })
})

describe('An unlink', () => {
  const unlink = async (link: string, subject: string, signer = enterprise.signer) => {
    const payload = {
      ...{ kind: 'unlink' as const, provider: 'northbank', subject, enterprise: enterprise.id, link },
      ...{ keyState: keyStateOf(world, enterprise), at: claimedAt() },
    }
    const keyStaple = await keyStapleOf(world, enterprise)
    const body = { unlink: sign(world, payload, signer), keyHistory: [enterprise.create] as never, keyStaple }
    return callNode(world.net, 'northbank', unlinkContract, { body, as: { member: 'portal' } })
  }

  it('ends a link by its enterprise’s word alone, once, and lets the subject be claimed again', async () => {
    await publish(world, 'northbank', [aRow({ customer: 'leaving' })])
    const given = { member: 'northbank', customer: 'leaving', registration }
    const { link } = await linkCustomer(world, enterprise, given)
    const { id, subject } = link.head
    expect(await code(unlink(id, subject, other.signer))).toBe('claim_signature_invalid')
    expect(await code(unlink(id, 'ab'.repeat(16)))).toBe('not_found')
    expect((await unlink(id, subject)).status).toBe(200)
    expect(await code(unlink(id, subject))).toBe('not_found')
    expect((await linkCustomer(world, enterprise, given)).link.head.subject).toBe(subject)
  })
})

describe('After thirty days', () => {
  it('a claim code is expired', async () => {
    const given = await invite(world, 'northbank', 'cust')
    world.net.advance(31 * DAY_MS)
    const begun = callNode(world.net, 'northbank', beginClaimContract, {
      body: { code: given },
      as: { member: 'portal' },
    })
    expect(await code(begun)).toBe('claim_code_expired')
  })
})
