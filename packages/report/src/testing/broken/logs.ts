import { answerInFile, BANK, contentOf } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { withMember } from '../test-network.ts'
import { LINKED_MS, loanDraft, NORTHBANK, REGISTRY_CA } from '../test-world.ts'

const UNKNOWN_TIMES = [
  'published_in_time@northbank not_checked depends_on_logs_witnessed',
  'receipt@northbank not_checked depends_on_logs_witnessed',
]

/** The bank's newest checkpoint, cosigned by these. */
function cosignedBy(name: string, witnesses: readonly string[], ...says: string[]): BrokenReport {
  return {
    name,
    plan: {
      providers: [
        REGISTRY_CA,
        { ...NORTHBANK, slots: (make) => [{ drafts: [loanDraft(), make.link()], atMs: LINKED_MS + 1_000, witnesses }] },
      ],
    },
    says,
  }
}

/** Changes the text of the bank's newest checkpoint. */
function checkpoint(change: (note: string) => string) {
  return contentOf(BANK, (content) => ({
    ...content,
    recordLog: { ...content.recordLog, checkpoint: change(content.recordLog.checkpoint) },
  }))
}

const UNWITNESSED = ['logs_witnessed@northbank fails checkpoint_not_witnessed', ...UNKNOWN_TIMES]

export const BROKEN_LOGS: readonly BrokenReport[] = [
  cosignedBy('whose records two of three witnesses have seen, as they must', ['witness-b', 'witness-c']),
  cosignedBy('whose records no witness has seen', [], ...UNWITNESSED),
  cosignedBy('whose records one witness has seen', ['witness-b'], ...UNWITNESSED),
  cosignedBy('whose records one witness has seen twice', ['witness-b', 'witness-b'], ...UNWITNESSED),
  cosignedBy('whose records members have seen that are no witnesses', ['witness-b', 'commons'], ...UNWITNESSED),
  {
    ...cosignedBy(
      'whose records a witness of the provider’s own group has seen',
      ['witness-a', 'witness-b'],
      ...UNWITNESSED,
    ),
    plan: {
      network: withMember('witness-a', (member) => ({ ...member, group: BANK })),
      providers: [
        REGISTRY_CA,
        {
          ...NORTHBANK,
          slots: (make) => [
            { drafts: [loanDraft(), make.link()], atMs: LINKED_MS + 1_000, witnesses: ['witness-a', 'witness-b'] },
          ],
        },
      ],
    },
    bend: { ask: () => ({ witnesses: ['witness-b', 'witness-c'] }) },
  },
  {
    name: 'whose record log’s checkpoint is the access log’s',
    bend: {
      report: answerInFile((answer) => ({
        ...answer,
        recordLog: { ...answer.recordLog, checkpoint: answer.receipt.proof?.checkpoint ?? '' },
      })),
    },
    says: [
      'logs_witnessed@northbank fails checkpoint_key_name',
      'provider@northbank fails answer_signature_invalid',
      'receipt@northbank fails receipt_of_another_answer',
      'receipt@northbank not_checked depends_on_logs_witnessed',
      'records@northbank fails record_not_in_log',
    ],
  },
  {
    name: 'whose record log’s checkpoint is no checkpoint',
    bend: { content: checkpoint(() => 'nothing') },
    says: [
      'logs_witnessed@northbank fails checkpoint_form',
      'receipt@northbank not_checked depends_on_logs_witnessed',
      'records@northbank fails checkpoint_form',
    ],
  },
  {
    name: 'whose record log another key has signed',
    plan: { network: withMember(BANK, (member) => ({ ...member, recordLogKey: 'ab'.repeat(32) })) },
    says: ['logs_witnessed@northbank fails log_signature', ...UNKNOWN_TIMES],
  },
  {
    name: 'whose record log’s checkpoint a witness has signed falsely',
    bend: {
      content: checkpoint((note) =>
        note.replace(/(witness-c .{16})(.)/, (_, start, one) => start + (one === 'A' ? 'B' : 'A')),
      ),
    },
    says: [
      'logs_witnessed@northbank fails witness_signature',
      'receipt@northbank not_checked depends_on_logs_witnessed',
    ],
  },
  {
    name: 'whose provider has no log',
    plan: { network: withMember(BANK, (member) => ({ ...member, recordLogKey: null })) },
    says: ['logs_witnessed@northbank fails log_unknown', ...UNKNOWN_TIMES],
  },
]
