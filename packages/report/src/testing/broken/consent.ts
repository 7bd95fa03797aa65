import type { ConsentPayload, ConsentSlice } from '@goodstanding/core'
import { BANK, flipped, REGISTRY } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import type { KeysPlan } from '../test-enterprise.ts'
import { memberOf } from '../test-network.ts'
import { NORTHBANK, type ProviderPlan, REGISTRY_CA } from '../test-world.ts'

type Terms = Partial<ConsentPayload>

/** A consent with other terms. */
function terms(name: string, change: Terms | ((payload: ConsentPayload) => Terms), ...codes: string[]): BrokenReport {
  const changeOf = typeof change === 'function' ? change : () => change
  return {
    name: `whose consent ${name}`,
    bend: { consent: (payload) => ({ ...payload, ...changeOf(payload) }) },
    says: codes.map((code) => `consent fails ${code}`),
  }
}

/** A consent whose slice for one provider asks for something else. */
function slice(name: string, change: (slice: ConsentSlice) => Partial<ConsentSlice>, ...says: string[]): BrokenReport {
  return { name: `whose consent ${name}`, bend: { slice: (one) => ({ ...one, ...change(one) }) }, says }
}

const TERMS: readonly BrokenReport[] = [
  terms('is of another network', { network: 'ab'.repeat(32) }, 'consent_of_another_network'),
  terms('runs for 90 days, as long as a credit application’s may', { expires: '2026-05-31T11:00:00.000Z' }),
  terms(
    'runs longer than a credit application’s may',
    { expires: '2026-05-31T11:00:00.001Z' },
    'consent_term_too_long',
  ),
  {
    ...terms('ends before it begins', { expires: '2026-03-02T10:00:00.000Z' }, 'consent_ends_before_it_begins'),
    says: ['consent fails consent_ends_before_it_begins', 'consent_active fails consent_ended'],
  },
  terms('allows more reads than a credit application’s may', { reads: 4 }, 'consent_reads_too_many'),
  terms('lets the reader keep the report too long', { keepUntil: '2027-04-02T11:00:00.001Z' }, 'consent_kept_too_long'),
  terms('lets a lender keep the report for ever', { keepUntil: null }, 'consent_kept_too_long'),
  terms(
    'has its slices in another order',
    ({ slices }) => ({ slices: slices.toReversed() }),
    'consent_slices_not_ascending',
  ),
  terms('disputes what the report does not show', { disputes: ['cd'.repeat(32)] }, 'dispute_not_shown'),
  terms('names a reader that is no lender', { reader: 'commons' }, 'reader_not_a_lender'),
  terms('names a reader that is no member', ({ enterprise }) => ({ reader: enterprise }), 'consent_reader_mismatch'),
]

const SLICES: readonly BrokenReport[] = [
  {
    ...slice('covers a type that its purpose does not', (one) => one),
    bend: {
      consent: (payload) => ({
        ...payload,
        purpose: 'trade_terms',
        reads: 1,
        expires: '2026-03-30T00:00:00.000Z',
        keepUntil: null,
      }),
    },
    says: ['consent fails consent_kept_too_long', 'consent fails consent_type_outside_purpose'],
  },
  slice(
    'leaves out insolvencies, which a registrar may publish',
    ({ provider, types }) => (provider === REGISTRY ? { types: ['registration'] } : { types }),
    'consent fails consent_type_missing',
  ),
  slice(
    'asks a bank for accounts, which it may not publish',
    ({ provider, types }) => (provider === BANK ? { types: [...types, 'accounts'] } : {}),
    'consent fails slice_type_not_permitted',
  ),
  {
    name: 'whose consent has two slices for one provider',
    plan: { providers: [REGISTRY_CA, NORTHBANK, NORTHBANK] },
    says: ['consent fails slice_twice'],
  },
  {
    name: 'that does not open a slice of the consent',
    bend: {
      report: (report) => ({
        ...report,
        consent: {
          ...report.consent,
          slices: report.consent.slices.filter(({ slice: { provider } }) => provider !== BANK),
        },
      }),
    },
    says: [
      'consent fails slice_not_opened',
      'link@northbank not_checked depends_on_consent',
      'nothing_left_out@northbank not_checked depends_on_consent',
      'receipt@northbank not_checked depends_on_consent',
      'slices_answered fails answer_outside_consent',
    ],
  },
  {
    name: 'that opens a slice which the consent does not hold',
    bend: {
      report: (report) => ({
        ...report,
        consent: {
          ...report.consent,
          slices: report.consent.slices.flatMap((one) => [one, { ...one, salt: flipped(one.salt) }]),
        },
      }),
    },
    says: ['consent fails slice_not_in_consent', 'consent fails slice_twice'],
  },
  {
    name: 'whose consent covers a member that has left the network',
    bend: {
      report: (report) => ({
        ...report,
        consent: {
          ...report.consent,
          slices: report.consent.slices.flatMap((one) =>
            one.slice.provider === BANK ? [one, { ...one, slice: { ...one.slice, provider: 'ghostbank' } }] : [one],
          ),
        },
      }),
    },
    says: ['consent fails slice_not_in_consent', 'consent fails slice_of_unknown_member'],
  },
]

const TWO: KeysPlan = {
  signers: [{ name: 'first' }, { name: 'second' }, { name: 'third' }],
  thresholds: { consent: 2 },
}
const THREE_MEMBERS: readonly ProviderPlan[] = [REGISTRY_CA, NORTHBANK]

const SIGNERS: readonly BrokenReport[] = [
  {
    name: 'whose consent two of three signers have signed, as they must',
    plan: { keys: [TWO] },
    bend: { consentSigners: ['first', 'third'] },
    says: [],
  },
  {
    name: 'whose consent one signer has signed where two must',
    plan: { keys: [TWO] },
    bend: { consentSigners: ['second'] },
    says: ['consent fails consent_signers_missing'],
  },
  {
    name: 'whose consent one signer has signed twice where two must',
    plan: { keys: [TWO] },
    bend: { consentSigners: ['second', 'second'] },
    says: ['consent fails consent_signers_missing'],
  },
  {
    name: 'whose consent and link were signed before the keys were rotated, by a signer that stays',
    plan: { keys: [{ signers: [{ name: 'old' }, { name: 'new' }] }, { signers: [{ name: 'new' }] }] },
    bend: { consentSigners: ['new'] },
    says: [],
  },
  {
    name: 'whose link an earlier signer has signed and whose consent the present one',
    plan: { keys: [{ signers: [{ name: 'old' }] }, { signers: [{ name: 'new' }] }] },
    says: [],
  },
  {
    name: 'whose consent a signer has signed that was removed since',
    plan: { keys: [{ signers: [{ name: 'old' }] }, { signers: [{ name: 'new' }] }] },
    bend: { consentSigners: ['old'] },
    says: ['consent fails consent_signers_missing'],
  },
  {
    name: 'whose consent’s signer ended before the read',
    plan: { keys: [{ signers: [{ name: 'signer', until: '2026-03-02T11:59:59.000Z' }] }] },
    says: ['consent fails consent_signers_missing'],
  },
  {
    name: 'whose consent a signer has signed whose scope it is not',
    plan: { keys: [{ signers: [{ name: 'signer' }, { name: 'clerk', scopes: ['read'] }] }] },
    bend: { consentSigners: ['clerk'] },
    says: ['consent fails consent_signers_missing'],
  },
]

const READERS: readonly BrokenReport[] = [
  {
    name: 'that another lender has read than the consent names',
    plan: { network: { more: [memberOf('otherlend', ['lender'])] }, providers: THREE_MEMBERS },
    bend: {
      request: (payload) => ({ ...payload, reader: 'otherlend' }),
      requestSigner: 'otherlend statements',
    },
    says: ['consent fails reader_mismatch'],
  },
  {
    name: 'whose request is under another consent',
    bend: { request: (payload) => ({ ...payload, consent: '019c0000-0000-7000-8000-000000000000' }) },
    says: ['consent fails request_of_another_consent'],
  },
  {
    name: 'whose request is for another purpose',
    bend: { request: (payload) => ({ ...payload, purpose: 'credit_review' }) },
    says: ['consent fails request_of_another_consent'],
  },
  {
    name: 'that is the enterprise’s own copy, asked for by a read signer',
    bend: { consent: (payload) => ({ ...payload, ...ownCopy(payload) }) },
    says: [],
  },
  {
    name: 'that is an own copy which a signer without the scope has asked for',
    plan: { keys: [{ signers: [{ name: 'clerk', scopes: ['consent', 'claim', 'dispute'] }, { name: 'signer' }] }] },
    bend: { consent: (payload) => ({ ...payload, ...ownCopy(payload) }) },
    says: [
      'provider@northbank fails request_signature_invalid',
      'provider@registry-ca fails request_signature_invalid',
    ],
  },
]

function ownCopy({ enterprise }: ConsentPayload): Terms {
  return { purpose: 'own_copy', reader: enterprise, reads: 366, keepUntil: null }
}

export const BROKEN_CONSENTS: readonly BrokenReport[] = [...TERMS, ...SLICES, ...SIGNERS, ...READERS]
