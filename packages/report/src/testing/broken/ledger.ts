import { flipped, stapleInFile } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { NOW } from '../test-world.ts'

const UNKNOWN_HEADER = 'consent_active not_checked depends_on_headers_witnessed'

export const BROKEN_STATES: readonly BrokenReport[] = [
  {
    name: 'whose consent was revoked at the header',
    bend: { ledger: { revokedMs: NOW - 10_000 } },
    says: ['consent_active fails consent_revoked'],
  },
  {
    name: 'whose consent had not begun',
    bend: { consent: (payload) => ({ ...payload, notBefore: '2026-03-02T12:00:00.001Z' }) },
    says: ['consent_active fails consent_not_begun'],
  },
  {
    name: 'whose consent ended at the very header',
    bend: { consent: (payload) => ({ ...payload, expires: '2026-03-02T12:00:00.000Z' }) },
    says: ['consent_active fails consent_ended'],
  },
  {
    name: 'whose consent has another end on the ledger',
    bend: { ledger: { expiresOn: '2026-05-02' } },
    says: ['consent_active fails consent_expiry_mismatch'],
  },
  {
    name: 'whose consent’s commitment the salt does not open',
    bend: { ledger: { consentSalt: 'ab'.repeat(32) } },
    says: ['consent_active fails consent_commitment_mismatch'],
  },
  {
    name: 'that hides the latest change of keys',
    plan: { keys: [{ signers: [{ name: 'signer' }] }, { signers: [{ name: 'signer' }, { name: 'new' }] }] },
    bend: { keyHistory: (history) => history.slice(0, 1), consentSigners: ['signer'] },
    says: ['consent_active fails key_state_not_current', 'consent_active fails request_key_state_mismatch'],
  },
  {
    name: 'whose request rests on another header',
    bend: { request: (payload) => ({ ...payload, header: { ...payload.header, hash: flipped(payload.header.hash) } }) },
    says: ['consent_active fails request_header_mismatch'],
  },
  {
    name: 'whose request rests on other keys',
    bend: { request: (payload) => ({ ...payload, keyState: flipped(payload.keyState) }) },
    says: ['consent_active fails request_key_state_mismatch'],
  },
  {
    name: 'whose staple says that a revoked consent is not',
    bend: {
      ledger: { revokedMs: NOW - 10_000 },
      report: stapleInFile((staple) => ({
        ...staple,
        consent: { ...staple.consent, value: { ...staple.consent.value, revokedAt: null } },
      })),
    },
    says: ['consent_active fails staple_consent_unproven', 'headers_witnessed not_checked depends_on_consent_active'],
  },
  {
    name: 'whose staple names other keys than the ledger',
    bend: {
      report: stapleInFile((staple) => ({
        ...staple,
        enterprise: { ...staple.enterprise, value: { operation: flipped(staple.enterprise.value.operation) } },
      })),
    },
    says: [
      'consent_active fails staple_enterprise_unproven',
      'headers_witnessed not_checked depends_on_consent_active',
    ],
  },
  {
    name: 'whose second staple is the first once more',
    bend: {
      report: (report) => ({
        ...report,
        answers: report.answers.map((part) => ({ ...part, laterStaple: part.staple })),
      }),
    },
    says: ['consent_active fails later_staple_not_later'],
  },
]

export const BROKEN_HEADERS: readonly BrokenReport[] = [
  {
    name: 'whose header two of three witnesses have cosigned, as they must',
    bend: { ledger: { witnesses: ['witness-a', 'witness-c'] } },
    says: [],
  },
  {
    name: 'whose header one witness has cosigned',
    bend: { ledger: { witnesses: ['witness-a'] } },
    says: ['headers_witnessed fails header_not_witnessed'],
  },
  {
    name: 'whose header one witness has cosigned twice',
    bend: { ledger: { witnesses: ['witness-a', 'witness-a'] } },
    says: ['headers_witnessed fails header_not_witnessed'],
  },
  {
    name: 'whose header stands in the header log of another network',
    bend: {
      report: stapleInFile((staple) => ({
        ...staple,
        at: {
          ...staple.at,
          checkpoint: staple.at.checkpoint.replaceAll(/trial-[0-9a-f]{16}/g, `trial-${'0'.repeat(16)}`),
        },
      })),
    },
    says: ['headers_witnessed fails header_checkpoint_invalid', UNKNOWN_HEADER],
  },
  {
    name: 'whose header is not the one that the log holds',
    bend: {
      report: stapleInFile((staple) => ({
        ...staple,
        at: { ...staple.at, header: { ...staple.at.header, stateRoot: flipped(staple.at.header.stateRoot) } },
      })),
    },
    says: ['headers_witnessed fails header_not_included', UNKNOWN_HEADER],
  },
  {
    name: 'whose header says a time that its witnesses have not seen',
    bend: { ledger: { checkpointMs: NOW - 61_000 } },
    says: ['headers_witnessed fails header_after_checkpoint', UNKNOWN_HEADER],
  },
  {
    name: 'whose header rests on a version of the network that is not shown',
    bend: {
      report: stapleInFile((staple) => ({
        ...staple,
        at: { ...staple.at, header: { ...staple.at.header, descriptor: 2 } },
      })),
    },
    says: ['headers_witnessed fails header_descriptor_unknown', UNKNOWN_HEADER],
  },
]
