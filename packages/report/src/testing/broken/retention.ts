import { type CalendarDate, instantOfMs } from '@goodstanding/core'
import type { BrokenReport } from '../broken-report.ts'
import { isLoan, leaves, opened } from '../proven-leaves.ts'
import { closedTradeline, recordDraft, TAX_STANDING } from '../test-facts.ts'
import { memberOf } from '../test-network.ts'
import { bankOf, LINKED_MS, loanDraft, NORTHBANK, PUBLISHED_MS, REGISTRY_CA, type WorldPlan } from '../test-world.ts'

const CLOSED_LONG_AGO = closedTradeline('2020-03-02')

const TAX_OFFICE = memberOf('taxes-ca', ['provider'], [{ type: 'tax_standing', jurisdiction: 'US-CA' }])

/** A tax office that says of its record that it was to be kept until then. */
function taxOffice(until: string | null): WorldPlan {
  const subject = '44'.repeat(16)
  const draft = recordDraft({
    provider: TAX_OFFICE.name,
    subject,
    type: 'tax_standing',
    asOf: '2026-01-15',
    issuedMs: PUBLISHED_MS,
    body: TAX_STANDING,
  })
  const head = { ...draft.head, until: until as CalendarDate | null }
  return {
    network: { more: [TAX_OFFICE] },
    providers: [
      REGISTRY_CA,
      NORTHBANK,
      {
        name: TAX_OFFICE.name,
        subject,
        types: ['tax_standing'],
        slots: (make) => [{ drafts: [{ ...draft, head }, make.link()], atMs: LINKED_MS }],
      },
    ],
  }
}

export const BROKEN_RETENTIONS: readonly BrokenReport[] = [
  { name: 'with a tax record that is kept three years', plan: taxOffice('2029-01-15'), says: [] },
  {
    name: 'whose tax office hides a record behind a false end of its retention',
    plan: taxOffice('2026-03-01'),
    says: ['records@taxes-ca fails retention_misstated'],
  },
  {
    name: 'that shows a fact which is past its retention',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          { drafts: [loanDraft({ asOf: '2025-12-31', body: CLOSED_LONG_AGO }), loanDraft()], atMs: PUBLISHED_MS },
        ]),
      ],
    },
    bend: {
      content: leaves((leaf, world) => (isLoan(leaf) ? opened(leaf, world) : leaf)),
    },
    says: ['retention fails served_past_retention'],
  },
  {
    name: 'with a fact past its retention, left closed',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          { drafts: [loanDraft({ asOf: '2025-12-31', body: CLOSED_LONG_AGO }), loanDraft()], atMs: PUBLISHED_MS },
        ]),
      ],
    },
    says: [],
  },
  {
    name: 'with a fact that has expired since it was read',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([{ drafts: [loanDraft({ body: closedTradeline('2020-03-03') })], atMs: PUBLISHED_MS }]),
      ],
    },
    now: instantOfMs(Date.parse('2026-03-03T00:00:00.000Z')),
    says: ['retention remark expired_since'],
  },
]
