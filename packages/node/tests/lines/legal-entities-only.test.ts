import { beginClaimContract, claimContract, grantConsentContract, readContract } from '@goodstanding/api'
import { DAY_MS, parseUscc, type RegistrationProof } from '@goodstanding/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEntry, aRow, CALIFORNIA } from '../provider/candidate-rows.ts'
import {
  aClaim,
  aRead,
  grant,
  invite,
  linkCustomer,
  newEnterprise,
  type ProviderWorld,
  publish,
  sendClaim,
  sendRead,
  signedLink,
} from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { FORGED_ENTRY, forgedInOwnLog, underOwnKeys, underRegistrarsKeyAlone } from './forged-registration.ts'
import { codeOf, type Enrolled, enrol, MEMBERS, problemOf, REGISTER_PERMITS, startLinesWorld } from './lines-world.ts'

let world: ProviderWorld
let honest: Enrolled
let person: TestEnterprise

beforeAll(async () => {
  world = await startLinesWorld('legal entities only', {
    members: [
      ...MEMBERS.filter(({ name }) => name !== 'registry'),
      {
        name: 'registry',
        roles: ['registrar', 'provider'],
        permits: [
          ...REGISTER_PERMITS,
          { type: 'registration', jurisdiction: 'CN', registry: 'RA000092' },
          { type: 'registration', jurisdiction: 'DE', registry: 'RA000242' },
        ],
      },
      {
        name: 'otherregistry',
        roles: ['registrar', 'provider'],
        permits: [{ type: 'registration', jurisdiction: 'US-NY', registry: 'RA000628' }],
      },
    ],
  })
  honest = await enrol(world, 'honest', 'C3268102')
  person = await newEnterprise(world, 'person')
})
afterAll(() => world.net.stop())

const IN_GERMANY = { jurisdiction: 'DE', registry: 'RA000242', number: 'HRB 12345', legalForm: '2HBR' }
const IN_CHINA = { jurisdiction: 'CN', registry: 'RA000092', legalForm: 'ECAK', legalName: '北京海港烘焙有限公司' }

/** A number of category 92 whose check character is right: an individual business by its number alone. */
function individualBusiness(): string {
  const codes = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((check) => `92110108MA01C8JT0${check}`)
  const code = codes.find((one) => (parseUscc(one) as { fault?: string }).fault === 'uscc_individual_business')
  if (code === undefined) throw new Error('one of the check characters is right')
  return code
}

const address = (line: string) => ({
  address: { lines: [line], locality: 'Oakland', postcode: '94607', country: 'US', region: 'US-CA' },
  absent: { incorporatedOn: 'not_reported', endedOn: 'not_applicable', activity: 'not_reported' },
})

const PERSONS: readonly (readonly [string, object])[] = [
  ['of a sole proprietor', { ...IN_GERMANY, legalForm: 'OL20' }],
  ['of a sole merchant by its register number', { ...IN_GERMANY, number: 'HRA 12345' }],
  ['of a partnership of persons', { ...IN_GERMANY, legalForm: 'FR3V' }],
  ['of a Chinese individual business by its form', { ...IN_CHINA, legalForm: 'RV48', number: '91110108MA01C8JT0X' }],
  ['of a Chinese individual business by its number', { ...IN_CHINA, number: individualBusiness() }],
  ['of a form that is not listed', { legalForm: 'ZZZZ' }],
  ['of the reserved form for “other”', { legalForm: '8888' }],
  ['of another jurisdiction’s form', { legalForm: '2HBR' }],
  ['of a register that is not listed', { registry: 'RA999999' }],
  ['of a register of another jurisdiction', { registry: 'RA000628', number: '1234567' }],
  ['with a VAT number in the place of a register’s', { number: 'DE136695976' }],
  ['with a personal VAT number beside', { identifiers: [{ scheme: 'vat', value: 'ES12345678Z' }] }],
  ['with a social security number beside', { identifiers: [{ scheme: 'ssn', value: '078-05-1120' }] }],
  ['with a passport beside', { identifiers: [{ scheme: 'passport', value: 'C01X00T47' }] }],
  ['with a social security number in its name', { legalName: 'Jane Roe 078-05-1120' }],
  ['with a resident identity number in its name', { legalName: '11010519491231002X' }],
  ['with a means of contact in its name', { legalName: 'Jane Roe jane@example.org' }],
  ['with an address in somebody’s care', address('c/o Jane Roe, 1 Main Street')],
  ['with an address that speaks to a person', address('Frau Jane Roe')],
  ['with a director', { directors: ['Jane Roe'] }],
  ['with an owner', { owner: { name: 'Jane Roe', bornOn: '1970-01-01' } }],
  ['with a guarantor under absent', { absent: { guarantor: 'Jane Roe' } }],
  ['whose predecessor is a sole merchant', { ...IN_GERMANY, predecessors: [predecessor('RA000242', 'HRA 99')] }],
  ['whose predecessor is an individual business', { predecessors: [predecessor('RA000092', individualBusiness())] }],
]

function predecessor(registry: string, number: string) {
  return { registry, number, how: 'converted', on: '2020-01-01' }
}

describe('A register’s operator', () => {
  it.each(PERSONS)('cannot publish an entry %s', async (_what, change) => {
    const { records } = world.net.node('registry').node.logs
    const before = await records?.status()
    const [result] = await publish(world, 'registry', [anEntry('person', 'C3268199', change)])
    expect(result).toMatchObject({ outcome: 'refused', id: null })
    expect(['not_a_legal_entity', 'field_form', 'field_unknown']).toContain(result?.code)
    expect(await records?.status()).toMatchObject({ size: before?.size, queued: before?.queued })
  })

  it('can publish entries of legal entities in the same places', async () => {
    const results = await publish(world, 'registry', [
      anEntry('gmbh', 'HRB 12345', { ...IN_GERMANY, legalName: 'Hafenbäckerei GmbH' }),
      anEntry('california', 'C3268198', address('1 Main Street')),
    ])
    expect(results).toMatchObject([{ outcome: 'published' }, { outcome: 'published' }])
  })

  it('cannot publish an entry of a register that is not its own', async () => {
    const [result] = await publish(world, 'otherregistry', [anEntry('stray', 'C3268197')])
    expect(result).toMatchObject({ outcome: 'refused', code: 'type_not_permitted' })
  })
})

describe('Whoever has no entry', () => {
  let customers = 0
  const claimWith = async (registration: RegistrationProof | null, enterprise = person) => {
    customers += 1
    const code = await invite(world, 'northbank', `victim ${customers}`)
    const claim = await aClaim(world, enterprise, { member: 'northbank', code, registration })
    return problemOf(await sendClaim(world, 'northbank', claim))
  }
  const forgedBy = (member: string, enterprise = person) =>
    forgedInOwnLog(world, { member, enterprise, body: FORGED_ENTRY })

  it('cannot claim at a bank', async () => {
    expect(await claimWith(null)).toBe('registration_missing')
  })

  it('cannot claim with the entry that a bank witnessed in its own log', async () => {
    expect(await claimWith(await forgedBy('northbank'))).toBe('registration_not_proven')
  })

  it('cannot claim with the entry of a registrar that is not permitted that register', async () => {
    expect(await claimWith(await forgedBy('otherregistry'))).toBe('registration_not_proven')
  })

  it('cannot claim under a registrar, a log and witnesses that it made itself', async () => {
    const own = await forgedBy('northbank')
    expect(await claimWith(underOwnKeys(world, own, 'registry'))).toBe('registration_not_proven')
    expect(await claimWith({ ...own, provider: 'selfmade' })).toBe('registration_not_proven')
  })

  it('cannot claim with what a registrar signed for it alone, past all witnesses', async () => {
    const unseen = underRegistrarsKeyAlone(world, honest.registration)
    expect(await claimWith(unseen, honest.enterprise)).toBe('registration_not_proven')
  })

  it('cannot claim with another enterprise’s entry', async () => {
    expect(await claimWith(honest.registration)).toBe('registration_not_proven')
    const mixed = { ...honest.registration, link: (await forgedBy('northbank')).link }
    expect(await claimWith(mixed)).toBe('registration_not_proven')
  })

  it('cannot be read, however it was linked', async () => {
    const { covers, enterprise } = honest
    const consent = await grant(world, enterprise, covers)
    const forged = await forgedInOwnLog(world, { member: 'northbank', enterprise, body: FORGED_ENTRY })
    for (const registration of [null, forged, underRegistrarsKeyAlone(world, honest.registration)]) {
      const body = await aRead(world, enterprise, consent, 'northbank', registration)
      expect(codeOf(await sendRead(world, 'northbank', body))).toBe('registration_not_proven')
    }
  })
})

describe('An entry that is claimed', () => {
  it('cannot be claimed again, with another code or under another customer number of its register', async () => {
    await publish(world, 'registry', [anEntry('twin', 'C3268102')])
    for (const customer of ['customer honest', 'twin']) {
      const claim = await aClaim(world, person, { member: 'registry', code: await invite(world, 'registry', customer) })
      expect(problemOf(await sendClaim(world, 'registry', claim))).toBe('entry_already_linked')
    }
  })

  it('does not let its enterprise wear another’s history', async () => {
    await publish(world, 'northbank', [aRow({ customer: 'another’s' })])
    const code = await invite(world, 'northbank', 'another’s')
    const { enterprise, registration } = honest
    const claim = await aClaim(world, enterprise, { member: 'northbank', code, registration })
    const { subject } = claim.link.payload
    const other = { registry: CALIFORNIA, number: 'C3268198' }
    const link = signedLink(world, enterprise, { provider: 'northbank', subject, registration: other })
    const answer = await sendClaim(world, 'northbank', { ...claim, link })
    expect(problemOf(answer)).toBe('claim_registration_mismatch')
  })
})

describe('A member', () => {
  it('cannot do what its roles do not say', async () => {
    const as = { member: 'harborlend' }
    const code = await invite(world, 'northbank', 'customer honest')
    const { covers, enterprise, registration } = honest
    const claim = await aClaim(world, enterprise, { member: 'northbank', code, registration })
    const asLender = [
      await callNode(world.net, 'northbank', beginClaimContract, { body: { code }, as }),
      await callNode(world.net, 'northbank', claimContract, { body: claim, as }),
    ]
    expect(asLender.map(problemOf)).toEqual(['forbidden', 'forbidden'])

    const forBank = await grant(world, enterprise, covers, { reader: 'northbank' })
    const body = await aRead(world, enterprise, forBank, 'registry', registration)
    const asBank = await callNode(world.net, 'registry', readContract, { body, as: { member: 'northbank' } })
    expect(problemOf(asBank)).toBe('forbidden')
    const forHome = await grant(world, enterprise, covers, { reader: 'portal' })
    const byHome = await aRead(world, enterprise, forHome, 'registry', registration)
    expect(codeOf(await sendRead(world, 'registry', byHome, 'portal'))).toBe('reader_mismatch')
  })

  it('that is no lender is refused as a reader by the home node too', async () => {
    const { enterprise, covers } = honest
    const { statement, salt, slices } = await grant(world, enterprise, covers, { reader: 'northbank' })
    const answer = await callNode(world.net, 'portal', grantConsentContract, {
      params: { id: enterprise.id },
      body: { statement, salt, slices: [...slices], request: null },
      as: enterprise.request,
    })
    expect(problemOf(answer)).toBe('consent_reader_unknown')
  })
})

describe('After thirty days', () => {
  it('a registration that is not proven anew counts no more', async () => {
    const { enterprise, registration } = honest
    world.net.advance(31 * DAY_MS)
    await newEnterprise(world, 'a block of today')
    await publish(world, 'northbank', [aRow({ customer: 'late' })])
    const late = linkCustomer(world, enterprise, { member: 'northbank', customer: 'late', registration })
    await expect(late).rejects.toThrow('registration_not_proven')
  })
})
