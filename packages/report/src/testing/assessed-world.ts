import type { Body, CalendarDate, Member, RecordType } from '@goodstanding/core'
import type { LeafDraft } from './test-facts.ts'
import { recordDraft, TAX_STANDING, TRADELINE } from './test-facts.ts'
import { memberOf } from './test-network.ts'
import { type TestWorld, testWorld } from './test-report.ts'
import { DAY, loanDraft, NORTHBANK, type ProviderPlan, PUBLISHED_MS, REGISTRY_CA, SUBJECTS } from './test-world.ts'

const SUBJECT = '33'.repeat(16)
const day = (text: string): CalendarDate => text as CalendarDate
const usd = (dollars: number): { readonly currency: string; readonly minor: number } => ({
  currency: 'USD',
  minor: dollars * 100,
})

/** Members that an assessment needs beside registrar and bank. */
const MEMBERS: readonly Member[] = [
  memberOf('southbank', ['provider'], [{ type: 'tradeline' }]),
  memberOf('tax-ca', ['provider'], [{ type: 'tax_standing', jurisdiction: 'US-CA' }]),
  memberOf('tradeworks', ['provider'], [{ type: 'trade_payments' }, { type: 'utility_account' }]),
]

/** A line of credit half drawn, and late in one of its last three months. */
export const LATE_LINE: Body<'tradeline'> = {
  ...withoutFields(TRADELINE, 'statusByMonth'),
  kind: 'revolving',
  balance: usd(60_000),
  originalAmount: usd(100_000),
  statusByMonth: ['dpd_0', 'dpd_31_60', 'dpd_1_30'],
}

const GOOD_LINE: Body<'tradeline'> = { ...LATE_LINE, balance: usd(10_000), statusByMonth: ['dpd_0', 'dpd_0', 'dpd_0'] }

const TRADE: Body<'trade_payments'> = {
  periodFrom: day('2025-01-01'),
  periodTo: day('2025-12-31'),
  invoices: 12,
  invoiced: usd(1_000),
  paid: {
    ...{ withinTerms: usd(600), dbt1To30: usd(300), dbt31To60: usd(100) },
    ...{ dbt61To90: usd(0), dbt91Plus: usd(0), unpaid: usd(0) },
  },
  absent: { supplierActivity: 'not_reported' },
}

const UTILITY: Body<'utility_account'> = {
  ...{ service: 'electricity', periodFrom: day('2025-02-01'), periodTo: day('2026-01-31') },
  ...{ paymentsDue: 12, paidOnTime: 11, arrears: usd(0) },
  absent: { paidLate: 'not_reported' },
}

/** An enterprise whose two banks, tax office and supplier have something to say about risk. */
export function assessedWorld(): TestWorld {
  const good = loanDraft({ body: GOOD_LINE })
  const late = recordDraft({ ...ofProvider('southbank', 'tradeline', LATE_LINE) })
  const tax = recordDraft({ ...ofProvider('tax-ca', 'tax_standing', TAX_STANDING), asOf: '2026-01-31' })
  const trade = recordDraft(ofProvider('tradeworks', 'trade_payments', TRADE))
  const utility = recordDraft(ofProvider('tradeworks', 'utility_account', UTILITY))
  return testWorld({
    network: { more: MEMBERS },
    providers: [
      REGISTRY_CA,
      planOf('northbank', SUBJECTS.bank, NORTHBANK.types, [good]),
      planOf('southbank', SUBJECT, ['tradeline'], [late]),
      planOf('tax-ca', SUBJECT, ['tax_standing'], [tax]),
      planOf('tradeworks', SUBJECT, ['trade_payments', 'utility_account'], [trade, utility]),
    ],
  })
}

function planOf(
  name: string,
  subject: string,
  types: readonly RecordType[],
  drafts: readonly LeafDraft[],
): ProviderPlan {
  const linkedMs = PUBLISHED_MS + 11_000
  return {
    name,
    subject,
    types,
    slots: (make) => [
      { drafts, atMs: PUBLISHED_MS },
      { drafts: [make.link()], atMs: linkedMs },
    ],
  }
}

function ofProvider<T extends RecordType>(provider: string, type: T, body: Body<T>) {
  return { provider, subject: SUBJECT, type, asOf: DAY, issuedMs: PUBLISHED_MS - 1_000, body: body as never }
}

/** The body with one of its optional fields no longer said to be absent. */
function withoutFields(body: Body<'tradeline'>, field: string): Body<'tradeline'> {
  const { [field]: _, ...absent } = body.absent
  return { ...body, absent }
}
