import type { Body, CalendarDate, OpenedLeaf } from '@goodstanding/core'
import { BANK, contentOf, flipped } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { type LeafDraft, TRADELINE, withdrawalDraft } from '../test-facts.ts'
import type { Slot } from '../test-provider.ts'
import { bankOf, LINKED_MS, loanDraft, NORTHBANK, type ProviderPlan, PUBLISHED_MS, REGISTRY_CA } from '../test-world.ts'

/** The bank with one record of this body. */
function body(name: string, change: object, code: string): BrokenReport {
  const draft = loanDraft()
  return withSlots(name, [{ drafts: [{ ...draft, body: { ...TRADELINE, ...change } }], atMs: PUBLISHED_MS }], code)
}

function head(name: string, change: Partial<LeafDraft['head']>, code: string): BrokenReport {
  const draft = loanDraft()
  const changed = { ...draft, head: { ...draft.head, ...change } as LeafDraft['head'] }
  return withSlots(name, [{ drafts: [changed], atMs: PUBLISHED_MS }], code)
}

function withSlots(name: string, slots: readonly Slot[], ...codes: string[]): BrokenReport {
  return {
    name,
    plan: { providers: [REGISTRY_CA, bankOf(slots)] },
    says: codes.map((code) => `records@northbank fails ${code}`),
  }
}

function unlinking(name: string, change: (unlink: LeafDraft) => LeafDraft): BrokenReport {
  const slots: ProviderPlan['slots'] = (make) => {
    const link = make.link()
    const unlink = change(make.unlink(link, LINKED_MS + 500))
    const again = make.link()
    const id = again.head.id.replace(/^.{8}/, '019caaaa')
    return [{ drafts: [loanDraft(), link, unlink, { ...again, head: { ...again.head, id } }], atMs: LINKED_MS + 1_000 }]
  }
  return {
    name,
    plan: { providers: [REGISTRY_CA, { ...NORTHBANK, slots }] },
    says: ['records@northbank fails statement_form'],
  }
}

/** The first opened record of the bank's answer, changed. */
function firstRecord(change: (leaf: OpenedLeaf) => OpenedLeaf) {
  return contentOf(BANK, (content) => {
    const first = content.leaves.find(({ opened }) => opened !== null)
    return { ...content, leaves: content.leaves.map((leaf) => (leaf === first ? change(leaf) : leaf)) }
  })
}

function withBody(leaf: OpenedLeaf, change: object): OpenedLeaf {
  return leaf.opened === null ? leaf : { ...leaf, opened: { ...leaf.opened, body: { ...leaf.opened.body, ...change } } }
}

const BODIES: readonly BrokenReport[] = [
  body('with a record that has an unknown field', { opinion: 'slow' }, 'field_unknown'),
  body('with a record that lacks a field', { openedOn: undefined }, 'field_missing'),
  body('with a record whose field has not its form', { kind: 'friendship' }, 'field_form'),
  body('with a record that lacks a field without a reason', { balance: undefined }, 'absence_reason_missing'),
  body('with a record whose field is there and absent', { secured: true }, 'absence_reason_needless'),
  body(
    'with a record that contradicts itself',
    { balance: { currency: 'EUR', minor: 5 } satisfies Body<'tradeline'>['balance'] },
    'body_contradicts_itself',
  ),
  head(
    'with a record that says it is kept longer than its type may be',
    { until: '2040-01-01' as CalendarDate },
    'retention_misstated',
  ),
]

const FALSE_BODIES = [{ reason: 'because' }, { reason: 'duplicate', note: 'x' }]

const STATEMENTS: readonly BrokenReport[] = [
  ...FALSE_BODIES.map((wrong): BrokenReport => {
    const loan = loanDraft()
    const withdrawal = { ...withdrawalDraft(loan, PUBLISHED_MS), body: wrong }
    return withSlots(
      `with a withdrawal that says ${JSON.stringify(wrong)}`,
      [{ drafts: [loan, withdrawal], atMs: PUBLISHED_MS + 1_000 }],
      'statement_form',
    )
  }),
  unlinking('with an unlink whose body ends another link', (unlink) => ({
    ...unlink,
    head: { ...unlink.head, ends: '019c0000-0000-7000-8000-000000000000' } as LeafDraft['head'],
  })),
  unlinking('with an unlink that is none', (unlink) => ({ ...unlink, body: { reason: 'duplicate' } })),
]

const INCLUSION: readonly BrokenReport[] = [
  {
    name: 'with a record that was changed after publication',
    bend: { content: firstRecord((leaf) => withBody(leaf, { originalTermMonths: 12 })) },
    says: ['records@northbank fails record_not_in_log'],
  },
  {
    name: 'with a record whose head was changed after publication',
    bend: {
      content: firstRecord((leaf) => ({
        ...leaf,
        head: { ...leaf.head, asOf: '2026-03-01' as CalendarDate } as never,
      })),
    },
    says: ['records@northbank fails record_not_in_log'],
  },
  {
    name: 'with a record at another record’s position',
    bend: {
      content: contentOf(BANK, (content) => ({
        ...content,
        leaves: content.leaves.map((leaf, i) =>
          i === 1 ? { ...leaf, position: content.leaves[0]?.position ?? 0 } : leaf,
        ),
      })),
    },
    says: ['records@northbank fails record_not_in_log'],
    amongOthers: true,
  },
  {
    name: 'with a record that stands twice',
    bend: {
      content: contentOf(BANK, (content) => ({
        ...content,
        leaves: [...content.leaves, ...content.leaves.slice(0, 1)],
      })),
    },
    says: ['records@northbank fails record_id_twice', 'records@northbank fails record_not_in_log'],
  },
  {
    name: 'with a record that is neither open nor closed',
    bend: { content: firstRecord((leaf) => ({ ...leaf, bodyCommitment: 'ab'.repeat(32) })) },
    says: ['records@northbank fails leaf_form'],
  },
  {
    name: 'whose index root is not the last leaf of the log',
    bend: {
      content: contentOf(BANK, (content) => ({
        ...content,
        recordLog: { ...content.recordLog, indexRoot: flipped(content.recordLog.indexRoot) },
      })),
    },
    says: ['nothing_left_out@northbank fails index_proof_invalid', 'records@northbank fails record_not_in_log'],
  },
  {
    name: 'with a record that another provider has made',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          { drafts: [loanDraft(), loanDraft({ provider: 'southbank', issuedMs: PUBLISHED_MS })], atMs: PUBLISHED_MS },
        ]),
      ],
    },
    says: ['records@northbank fails record_of_another_provider'],
  },
]

export const BROKEN_RECORDS: readonly BrokenReport[] = [...BODIES, ...STATEMENTS, ...INCLUSION]
