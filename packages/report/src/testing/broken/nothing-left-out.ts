import type { CalendarDate, ConsentSlice } from '@goodstanding/core'
import { BANK, contentOf, REGISTRY } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { isLoan, leaves, opened } from '../proven-leaves.ts'
import { closed } from '../test-answer.ts'
import { INSOLVENCY, recordDraft, withdrawalDraft } from '../test-facts.ts'
import {
  bankOf,
  LINKED_MS,
  loanDraft,
  NORTHBANK,
  PUBLISHED_MS,
  providerOf,
  REGISTRY_CA,
  registrationDraft,
  SUBJECTS,
} from '../test-world.ts'
import { BROKEN_INDEXES } from './index-lists.ts'

const LEFT_OUT = 'nothing_left_out@northbank fails '

const BODIES: readonly BrokenReport[] = [
  {
    name: 'from which a record is dropped',
    bend: { content: leaves((leaf) => (leaf.position === 1 ? null : leaf)) },
    says: [`${LEFT_OUT}record_left_out`],
  },
  {
    name: 'from which a superseded record’s head is dropped',
    bend: { content: leaves((leaf) => (leaf.opened === null ? null : leaf)) },
    says: [`${LEFT_OUT}record_left_out`],
  },
  {
    name: 'that leaves a record closed which the consent covers',
    bend: { content: leaves((leaf, world) => (isLoan(leaf) ? closed(leaf, providerOf(world, BANK).genesis) : leaf)) },
    says: [`${LEFT_OUT}body_left_out`],
  },
  {
    name: 'that leaves a record closed which only another subject’s record supersedes',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          { drafts: [loanDraft()], atMs: PUBLISHED_MS },
          {
            drafts: [
              loanDraft({ subject: SUBJECTS.registry, issuedMs: PUBLISHED_MS, supersedes: loanDraft().head.id }),
            ],
            atMs: PUBLISHED_MS,
          },
        ]),
      ],
    },
    bend: { content: leaves((leaf, world) => (isLoan(leaf) ? closed(leaf, providerOf(world, BANK).genesis) : leaf)) },
    says: [`${LEFT_OUT}body_left_out`],
  },
  {
    name: 'that shows a superseded record’s content',
    bend: {
      content: leaves((leaf, world) => (isLoan(leaf) ? opened(leaf, world) : leaf)),
    },
    says: [`${LEFT_OUT}body_of_ended_record`],
  },
  {
    name: 'that shows a withdrawn record’s content',
    plan: { providers: [REGISTRY_CA, bankOf([{ drafts: withdrawn(), atMs: PUBLISHED_MS }])] },
    bend: {
      content: leaves((leaf, world) => (isLoan(leaf) ? opened(leaf, world) : leaf)),
    },
    says: [`${LEFT_OUT}body_of_ended_record`],
  },
  {
    name: 'with a withdrawn record, left closed',
    plan: { providers: [REGISTRY_CA, bankOf([{ drafts: withdrawn(), atMs: PUBLISHED_MS }])] },
    says: [],
  },
  {
    name: 'that shows a fact of days which the consent does not cover',
    bend: {
      slice: (slice) => (slice.provider === BANK ? { ...slice, factsTo: '2026-03-01' as CalendarDate } : slice),
      content: leaves((leaf, world) => (isLoan(leaf) ? opened(leaf, world) : leaf)),
    },
    says: [`${LEFT_OUT}body_of_ended_record`, `${LEFT_OUT}body_outside_slice`],
  },
  {
    name: 'that leaves facts closed of days which the consent does not cover',
    bend: { slice: (slice) => (slice.provider === BANK ? { ...slice, factsTo: '2026-03-01' as CalendarDate } : slice) },
    says: [],
  },
  {
    name: 'whose consent’s days do not bound what public registers say',
    plan: {
      providers: [
        {
          ...REGISTRY_CA,
          slots: (make) => [
            { drafts: [registrationDraft(), insolvencyOf(SUBJECTS.registry), make.link()], atMs: LINKED_MS },
          ],
        },
        NORTHBANK,
      ],
    },
    bend: {
      slice: (slice) => ({ ...slice, factsFrom: '2026-03-02' as CalendarDate }),
      content: contentOf(REGISTRY, (content) => {
        if (content.leaves.some(({ opened }) => opened === null)) throw new Error('all is open')
        return content
      }),
    },
    says: [],
  },
]

function withdrawn() {
  const loan = loanDraft({ issuedMs: PUBLISHED_MS - 5_000 })
  return [loan, withdrawalDraft(loan, PUBLISHED_MS - 1_000), loanDraft()]
}

function insolvencyOf(subject: string) {
  return recordDraft({
    provider: REGISTRY,
    subject,
    type: 'insolvency',
    asOf: '2014-04-01',
    issuedMs: LINKED_MS - 1_000,
    body: INSOLVENCY,
  })
}

/** A slice that names what the enterprise saw live, and a slot in which the bank has taken it out of its list. */
function live(name: string, until: string | null, ...codes: string[]): BrokenReport {
  const positions = [{ position: 0, until: until as CalendarDate | null }]
  return {
    name,
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          { drafts: [loanDraft(), loanDraft({ issuedMs: PUBLISHED_MS })], atMs: PUBLISHED_MS },
          { forget: [{ subject: SUBJECTS.bank, type: 'tradeline', position: 0 }], atMs: PUBLISHED_MS + 1_000 },
        ]),
      ],
    },
    bend: {
      slice: (slice): ConsentSlice =>
        slice.provider === BANK
          ? { ...slice, live: [{ subject: SUBJECTS.bank, type: 'tradeline', positions }] }
          : slice,
    },
    says: codes.map((code) => LEFT_OUT + code),
  }
}

const LIVE: readonly BrokenReport[] = [
  live('whose provider published its next slot without a live record', null, 'live_record_gone'),
  live('whose provider published its next slot without a record that ends tomorrow', '2026-03-03', 'live_record_gone'),
  live('whose provider published its next slot without a record that ends today', '2026-03-02'),
  {
    name: 'that leaves an insolvency out of a list which shortens by law',
    plan: {
      providers: [
        {
          ...REGISTRY_CA,
          slots: (make) => [
            { drafts: [registrationDraft(), insolvencyOf(SUBJECTS.registry), make.link()], atMs: LINKED_MS },
            { forget: [{ subject: SUBJECTS.registry, type: 'insolvency', position: 1 }], atMs: LINKED_MS + 1_000 },
          ],
        },
        NORTHBANK,
      ],
    },
    bend: {
      slice: (slice): ConsentSlice =>
        slice.provider === REGISTRY
          ? {
              ...slice,
              live: [{ subject: SUBJECTS.registry, type: 'insolvency', positions: [{ position: 1, until: null }] }],
            }
          : slice,
    },
    says: [],
  },
]

export const BROKEN_LISTS: readonly BrokenReport[] = [...BODIES, ...BROKEN_INDEXES, ...LIVE]
