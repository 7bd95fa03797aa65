import type { AccessEntry, AccessReceipt } from '@goodstanding/core'
import { DAY_MS, instantOfMs } from '@goodstanding/core'
import { answerInFile, BANK, contentOf, flipped } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { WITNESSES } from '../test-network.ts'
import { loanDraft, NORTHBANK, NOW, PUBLISHED_MS, providerOf, REGISTRY_CA } from '../test-world.ts'

const RECEIPT = 'receipt@northbank fails '

/** The bank's receipt, bent before the bank signs its answer. */
function receipt(change: (receipt: AccessReceipt) => AccessReceipt): NonNullable<BrokenReport['bend']> {
  return { receipt: (given) => (given.entry.provider === BANK ? change(given) : given) }
}

/** The bank's access entry says something else, in the log too. */
function entry(name: string, change: (entry: AccessEntry) => Partial<AccessEntry>, code: string): BrokenReport {
  return {
    name: `whose access entry ${name}`,
    bend: { entry: (given) => (given.provider === BANK ? { ...given, ...change(given) } : given) },
    says: [RECEIPT + code],
  }
}

/** Read when, after the header. */
function readAfter(name: string, afterMs: number, ...says: string[]): BrokenReport {
  return { name, bend: { ask: () => ({ atMs: NOW + afterMs }) }, says }
}

const LATE = ['receipt@northbank fails access_logged_late', 'receipt@registry-ca fails access_logged_late']

const ENTRIES: readonly BrokenReport[] = [
  entry(
    'is of another answer',
    ({ answerDigest }) => ({ answerDigest: flipped(answerDigest) }),
    'receipt_of_another_answer',
  ),
  entry(
    'is under another consent',
    () => ({ consent: '019c0000-0000-7000-8000-000000000000' }),
    'receipt_of_another_request',
  ),
  entry('names another reader', () => ({ reader: 'otherlend' }), 'receipt_of_another_request'),
  entry('names another purpose', () => ({ purpose: 'own_copy' }), 'receipt_of_another_request'),
  entry('names other types', () => ({ types: ['tradeline', 'accounts'] }), 'receipt_of_another_request'),
  entry(
    'names another request',
    () => ({ requestId: '019c0000-0000-7000-8000-000000000000' }),
    'receipt_of_another_request',
  ),
  entry(
    'rests on another header',
    ({ header }) => ({ header: { ...header, height: 0 } }),
    'receipt_of_another_request',
  ),
]

/** The receipt rests on a checkpoint of the access log that an earlier read had. */
function withStaleReceipt(): NonNullable<BrokenReport['bend']> {
  let earlier = ''
  return {
    content: contentOf(BANK, (content, world) => {
      const { accessLog } = providerOf(world, BANK)
      accessLog.append(new Uint8Array(65).fill(3))
      earlier = accessLog.checkpoint(WITNESSES, NOW)
      return content
    }),
    ...receipt((given) => ({ ...given, proof: { checkpoint: earlier, inclusion: [] } })),
  }
}

export const BROKEN_RECEIPTS: readonly BrokenReport[] = [
  ...ENTRIES,
  {
    name: 'without a receipt',
    bend: receipt((given) => ({ ...given, proof: null })),
    says: [`${RECEIPT}receipt_provisional`],
  },
  {
    name: 'whose receipt is at another position',
    bend: receipt((given) => ({ ...given, position: given.position + 1 })),
    says: [`${RECEIPT}access_not_logged`],
  },
  {
    name: 'whose receipt counts another read than the log',
    bend: receipt((given) => ({ ...given, n: 2 })),
    says: [`${RECEIPT}access_not_logged`],
  },
  {
    name: 'whose receipt’s salt does not open the entry',
    bend: receipt((given) => ({ ...given, salt: flipped(given.salt) })),
    says: [`${RECEIPT}access_not_logged`],
  },
  {
    name: 'whose access log’s checkpoint is from before the entry',
    bend: withStaleReceipt(),
    says: [`${RECEIPT}access_not_logged`],
  },
  {
    name: 'that is the third of three reads',
    bend: { ask: () => ({ n: 3 }) },
    says: [],
  },
  {
    name: 'that is the fourth of three reads',
    bend: { ask: () => ({ n: 4 }) },
    says: ['receipt@northbank fails reads_exceeded', 'receipt@registry-ca fails reads_exceeded'],
  },
  {
    name: 'whose answer stands in the place of an earlier one, with that one’s receipt',
    bend: { report: answerInFile((answer) => ({ ...answer, leaves: [] })) },
    says: ['provider@northbank fails answer_signature_invalid', `${RECEIPT}receipt_of_another_answer`],
    amongOthers: true,
  },
  {
    name: 'whose access one witness has seen',
    bend: { ask: ({ slice }) => (slice.provider === BANK ? { witnesses: ['witness-a'] } : {}) },
    says: [
      'logs_witnessed@northbank fails checkpoint_not_witnessed',
      'receipt@northbank not_checked depends_on_logs_witnessed',
    ],
  },
  readAfter('that was logged 300 seconds after its header', 300_000),
  readAfter('that was logged more than 300 seconds after its header', 301_000, ...LATE),
  {
    name: 'that was logged late, and whose second staple shows the consent unrevoked then',
    bend: { ask: () => ({ atMs: NOW + 900_000 }), ledger: { laterMs: NOW + 601_000 } },
    says: [],
  },
  {
    name: 'that was logged late even after its second staple',
    bend: { ask: () => ({ atMs: NOW + 900_000 }), ledger: { laterMs: NOW + 599_000 } },
    says: LATE,
  },
  {
    name: 'that shows records as they stood more than a day before the read',
    plan: {
      providers: [
        REGISTRY_CA,
        {
          ...NORTHBANK,
          slots: (make) => [
            {
              drafts: [loanDraft({ asOf: '2026-02-01', issuedMs: PUBLISHED_MS - DAY_MS })],
              atMs: PUBLISHED_MS - DAY_MS,
            },
            { drafts: [make.link()], atMs: NOW - DAY_MS - 60_000 },
          ],
        },
      ],
    },
    says: [`${RECEIPT}records_view_stale`],
    amongOthers: true,
  },
]

export const BROKEN_KEEPING: readonly BrokenReport[] = [
  {
    name: 'that is kept to the last millisecond that it may be',
    now: instantOfMs(Date.parse('2027-02-28T23:59:59.999Z')),
    says: [],
  },
  {
    name: 'that is kept longer than it may be',
    now: instantOfMs(Date.parse('2027-03-01T00:00:00.000Z')),
    says: ['kept_in_time remark kept_too_long'],
  },
]
