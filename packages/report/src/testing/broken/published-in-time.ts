import { BANK, contentOf } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { WITNESSES } from '../test-network.ts'
import { bankOf, loanDraft, PUBLISHED_MS, REGISTRY_CA } from '../test-world.ts'

const HOUR_MS = 3_600_000

/** The bank with one record that was issued then and published at a slot. */
function published(name: string, issuedMs: number, atMs: number, ...codes: string[]): BrokenReport {
  const asOf = '2026-02-01'
  return {
    name,
    plan: { providers: [REGISTRY_CA, bankOf([{ drafts: [loanDraft({ issuedMs, asOf })], atMs }])] },
    says: codes.map((code) => `published_in_time@northbank fails ${code}`),
  }
}

/** Bends the bank's list of first checkpoints. */
function firsts(change: (given: Firsts) => Firsts) {
  return contentOf(BANK, (content) => ({ ...content, firstCheckpoints: change(content.firstCheckpoints) }))
}
type Firsts = Parameters<Parameters<typeof contentOf>[1]>[0]['firstCheckpoints']

export const BROKEN_TIMES: readonly BrokenReport[] = [
  published('with a record published a day after it was issued', PUBLISHED_MS - 24 * HOUR_MS, PUBLISHED_MS),
  published('with a back-dated record', PUBLISHED_MS - 24 * HOUR_MS - 1_000, PUBLISHED_MS, 'record_back_dated'),
  published('with a record published a minute before it was issued', PUBLISHED_MS + 60_000, PUBLISHED_MS),
  published(
    'with a record published more than a minute before it was issued',
    PUBLISHED_MS + 60_001,
    PUBLISHED_MS,
    'record_dated_after_publication',
  ),
  {
    name: 'with a back-dated record under a checkpoint before it',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          { atMs: PUBLISHED_MS - 48 * HOUR_MS },
          { drafts: [loanDraft({ issuedMs: PUBLISHED_MS - 48 * HOUR_MS, asOf: '2026-02-01' })], atMs: PUBLISHED_MS },
        ]),
      ],
    },
    bend: {
      content: contentOf(BANK, (content, { providers }) => ({
        ...content,
        firstCheckpoints: content.firstCheckpoints.map((first, i) =>
          i === 0 ? { ...first, checkpoint: providers[1]?.slots[0]?.checkpoint ?? '' } : first,
        ),
      })),
    },
    says: ['published_in_time@northbank fails first_checkpoint_does_not_cover'],
  },
  {
    name: 'that shows for its records a later checkpoint of the same day',
    bend: {
      content: firsts((given) => [
        { checkpoint: given.at(-1)?.checkpoint ?? '', positions: given.flatMap(({ positions }) => positions) },
      ]),
    },
    says: [],
  },
  {
    name: 'with a record that no checkpoint is given for',
    bend: { content: firsts((given) => given.slice(1)) },
    says: ['published_in_time@northbank fails first_checkpoint_missing'],
  },
  {
    name: 'with a record that two checkpoints are given for',
    bend: {
      content: firsts((given) => [
        ...given,
        { checkpoint: given.at(-1)?.checkpoint ?? '', positions: given[0]?.positions ?? [] },
      ]),
    },
    says: ['published_in_time@northbank fails first_checkpoint_twice'],
  },
  {
    name: 'that gives a checkpoint for a record which it leaves closed',
    bend: {
      content: firsts((given) =>
        given.map((first, i) => (i === 0 ? { ...first, positions: [0, ...first.positions] } : first)),
      ),
    },
    says: [],
  },
  {
    name: 'whose checkpoint for a record no witness has cosigned',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([{ drafts: [loanDraft()], atMs: PUBLISHED_MS, witnesses: WITNESSES.slice(0, 1) }]),
      ],
    },
    says: [
      'logs_witnessed@northbank fails checkpoint_not_witnessed',
      'published_in_time@northbank not_checked depends_on_logs_witnessed',
    ],
  },
]
