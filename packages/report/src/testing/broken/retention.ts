import { instantOfMs } from '@goodstanding/core'
import type { BrokenReport } from '../broken-report.ts'
import { isLoan, leaves, opened } from '../proven-leaves.ts'
import { closedTradeline } from '../test-facts.ts'
import { bankOf, loanDraft, PUBLISHED_MS, REGISTRY_CA } from '../test-world.ts'

const CLOSED_LONG_AGO = closedTradeline('2020-03-02')

export const BROKEN_RETENTIONS: readonly BrokenReport[] = [
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
