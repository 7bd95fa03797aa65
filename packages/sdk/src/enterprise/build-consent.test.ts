import {
  addMs,
  checkConsentTerms,
  checkSliceTypes,
  DAY_MS,
  PURPOSE_LIMITS,
  PURPOSES,
  type Purpose,
} from '@goodstanding/core'
import { ed25519Signer, fromHex, isSignedBy, toHex } from '@goodstanding/crypto'
import { revocationHash, sliceAccessKey, sliceHash } from '@goodstanding/ledger'
import type { LiveView } from '@goodstanding/report'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINKS, linkAt, SUBJECTS } from '../testing/test-links.ts'
import { NOW, seededRandom, testNetwork } from '../testing/test-network.ts'
import { buildConsent, type ConsentChoice } from './build-consent.ts'
import { keptConsent } from './kept-consent.ts'
import { newEnterprise } from './new-enterprise.ts'

const network = testNetwork()
const { keys } = newEnterprise(network, 'commons', seededRandom('enterprise'))
const making = { network, keys, links: LINKS, live: [] as readonly LiveView[], now: NOW }
const build = (choice: Partial<ConsentChoice>, more: Partial<typeof making> = {}) =>
  buildConsent(
    { reader: 'harborlend', purpose: 'credit_application', ...choice },
    { ...making, random: seededRandom('consent'), ...more },
  )
const readerFor = (purpose: Purpose) => (purpose === 'own_copy' ? keys.enterprise : 'harborlend')
const typesOf = (consent: ReturnType<typeof build>, provider: string) =>
  consent.slices.find(({ slice }) => slice.provider === provider)?.slice.types

describe('a consent', () => {
  it.each(PURPOSES)('for %s lies within its purpose’s maxima, whatever is not said', (purpose) => {
    const { statement, slices } = build({ purpose, reader: readerFor(purpose) })
    expect(checkConsentTerms(statement.payload)).toBeNull()
    for (const { slice } of slices) expect(checkSliceTypes(purpose, slice)).toBeNull()
  })

  it('is signed by the enterprise, and each of its slices opens one of its hashes', () => {
    const { statement, slices } = build({})
    const { publicKey } = ed25519Signer(fromHex(keys.signerSeed))
    expect(isSignedBy(statement, publicKey, fromHex(network.genesisHash))).toBe(true)
    expect(slices.map((opening) => toHex(sliceHash(opening, network))).sort()).toEqual(statement.payload.slices)
  })

  it('keeps code and access root to itself: hashes and each provider’s own key go along', () => {
    const { statement, salt, slices, code, accessRoot } = build({})
    const sent = JSON.stringify({ statement, salt, slices })
    expect(sent).not.toContain(code)
    expect(sent).not.toContain(accessRoot)
    expect(statement.payload.revocationHash).toBe(revocationHash(code, network))
    for (const { slice } of slices) {
      expect(slice.accessKey).toBe(toHex(sliceAccessKey(fromHex(accessRoot), slice.provider, network)))
    }
  })

  it('is kept with who may read where and how often, so that reads are found without anybody’s word', () => {
    const consent = build({ reads: 2 })
    const { code, accessRoot, statement } = consent
    const { reader, purpose, expires } = statement.payload
    const providers = ['registry-ca', 'northbank']
    expect(keptConsent(consent)).toEqual({
      ...{ code, accessRoot },
      terms: { reader, purpose, providers, reads: 2, expires },
    })
  })

  it('has new secrets each time', () => {
    const random = seededRandom('one after the other')
    const [one, other] = [build({}, { random } as object), build({}, { random } as object)]
    expect(one.code).not.toBe(other.code)
    expect(one.accessRoot).not.toBe(other.accessRoot)
    expect(one.statement.payload.id).not.toBe(other.statement.payload.id)
  })

  it('leaves a provider out where the enterprise wants it, but never the registrar or a register of the core set', () => {
    const without = ['northbank', 'registry-ca']
    const { slices } = build({ without })
    expect(slices.map(({ slice }) => slice.provider)).toEqual(['registry-ca'])
    const own = build({ purpose: 'own_copy', reader: keys.enterprise, without })
    expect(typesOf(own, 'registry-ca')).toEqual(['registration', 'insolvency'])
    expect(typesOf(own, 'northbank')).toBeUndefined()
  })

  it('always asks the registrar who the enterprise is, and the core set where the purpose says so', () => {
    expect(typesOf(build({ types: ['tradeline'] }), 'registry-ca')).toEqual(['registration', 'insolvency'])
    const narrow = { purpose: 'trade_terms', types: ['trade_payments'] } as const
    expect(typesOf(build(narrow), 'registry-ca')).toEqual(['registration'])
  })

  it('asks a provider for what it may publish alone', () => {
    expect(typesOf(build({}), 'northbank')).toEqual(['tradeline'])
    expect(build({ purpose: 'trade_terms' }).slices.map(({ slice }) => slice.provider)).toEqual(['registry-ca'])
  })

  it('covers live links alone, several subjects of one provider in one slice', () => {
    const links = [
      ...LINKS,
      linkAt('northbank', '33'.repeat(16), { types: ['tradeline'] }),
      linkAt('northbank', '44'.repeat(16), { types: ['tradeline'], unlinkedAt: '2026-09-02T08:00:00.000Z' }),
    ]
    const bank = build({}, { links }).slices.find(({ slice }) => slice.provider === 'northbank')
    expect(bank?.slice.subjects).toEqual([SUBJECTS.bank, '33'.repeat(16)])
  })

  it('is not made where nothing is linked', () => {
    expect(() => build({}, { links: [] })).toThrow(expect.objectContaining({ code: 'nothing_to_consent' }))
  })

  it('is not made beyond its purpose’s maxima', () => {
    const limits = PURPOSE_LIMITS.credit_application
    expect(() => build({ reads: limits.reads + 1 })).toThrow(
      expect.objectContaining({ code: 'consent_reads_too_many' }),
    )
    expect(() => build({ expires: addMs(NOW, 91 * DAY_MS) })).toThrow(
      expect.objectContaining({ code: 'consent_term_too_long' }),
    )
    expect(() => build({ expires: NOW })).toThrow(expect.objectContaining({ code: 'consent_ends_before_it_begins' }))
    expect(() => build({ keepUntil: addMs(NOW, 500 * DAY_MS) })).toThrow(
      expect.objectContaining({ code: 'consent_kept_too_long' }),
    )
    expect(() => build({ purpose: 'own_copy' })).toThrow(expect.objectContaining({ code: 'consent_reader_mismatch' }))
  })

  it('holds for every choice within the maxima', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PURPOSES),
        fc.integer({ min: 1, max: 366 }),
        fc.integer({ min: 1, max: 400 }),
        (purpose, reads, days) => {
          const expires = addMs(NOW, days * DAY_MS)
          try {
            const { statement } = build({ purpose, reader: readerFor(purpose), reads, expires })
            return checkConsentTerms(statement.payload) === null
          } catch (error) {
            return error instanceof Error && 'code' in error && String(error.code).startsWith('consent_')
          }
        },
      ),
    )
  })
})

describe('what was live when the enterprise last looked', () => {
  const view = (more: Partial<LiveView> = {}): LiveView => ({
    provider: 'northbank',
    subject: SUBJECTS.bank,
    type: 'tradeline',
    at: '2026-09-30T08:00:00.000Z',
    positions: [{ position: 4, until: null }],
    ...more,
  })
  const liveOf = (choice: Partial<ConsentChoice>, views: readonly LiveView[]) =>
    build(choice, { live: views }).slices.find(({ slice }) => slice.provider === 'northbank')?.slice.live

  it('is named in the slice of its provider', () => {
    const { subject, type, positions } = view()
    expect(liveOf({}, [view()])).toEqual([{ subject, type, positions }])
  })

  it('is left out where the slice covers it not', () => {
    const others = [view({ provider: 'registry-ca' }), view({ subject: '55'.repeat(16) }), view({ type: 'accounts' })]
    expect(liveOf({}, others)).toEqual([])
  })

  it('is left out where it could rightly be gone before the consent ends: 14 months after it ended', () => {
    const choice = { purpose: 'credit_review' } as const
    expect(liveOf(choice, [view({ at: '2026-09-02T08:00:00.000Z' })])).toHaveLength(1)
    expect(liveOf(choice, [view({ at: '2026-08-30T08:00:00.000Z' })])).toEqual([])
    expect(liveOf({}, [view({ at: '2025-11-30T08:00:00.000Z' })])).toHaveLength(1)
  })
})
