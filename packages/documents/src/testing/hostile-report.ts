import type { AnswerPlan, FactPlan, ReportPlan } from './a-report.ts'

/** As long as a legal name may be, in letters without a space. */
export const LONG_CHINESE_NAME = `${'德拉玛国际货运代理与供应链管理'.repeat(13)}有限责任公司`.slice(0, 200)

/** What no register would print, but a file may hold. */
export const MARKUP_NAME = `<script>alert("1")</script><img src=x onerror='alert(2)'>&amp; "Co" </title></style>`

const STATUSES = ['dpd_0', 'dpd_0', 'dpd_1_30', 'dpd_31_60', 'dpd_61_90', 'dpd_91_plus', 'charged_off', 'not_reported']
const cny = (minor: number) => ({ currency: 'CNY', minor })
const usd = (minor: number) => ({ currency: 'USD', minor })

/** Six loans of a bank, of every kind and lateness, in amounts as large as an amount may be. */
function loans(bank: number): readonly FactPlan[] {
  return Array.from({ length: 6 }, (_, i) => ({
    type: 'tradeline',
    body: {
      kind: ['term_loan', 'revolving', 'lease', 'card', 'trade_credit', 'term_loan'][i],
      openedOn: `20${10 + i}-05-01`,
      originalAmount: (i % 2 === 0 ? cny : usd)(i === 0 ? 9_007_199_254_740_991 : 1_234_567_800 * (i + 1)),
      balance: i % 2 === 0 ? cny(987_654_300 * (i + 1)) : usd(1_000_000 + i),
      overdueAmount: i % 2 === 0 ? cny(54_300) : usd(0),
      secured: i % 3 === 0,
      publicGuarantee: true,
      forborne: true,
      defaultedOn: i === 5 ? '2025-06-30' : undefined,
      statusByMonth: Array.from({ length: 24 }, (_, month) => STATUSES[(bank * 7 + i * 3 + month) % STATUSES.length]),
    },
  }))
}

const OTHERS: readonly AnswerPlan[] = [
  {
    provider: 'registry-of-companies-of-the-people',
    types: ['registration', 'insolvency', 'judgment', 'security_interest'],
    facts: [
      { type: 'insolvency', body: { openedOn: '2024-03-01', closedOn: '2025-03-01', outcome: 'plan_confirmed' } },
      { type: 'judgment' },
      ...Array.from(
        { length: 12 },
        (): FactPlan => ({ type: 'security_interest', body: { securedAmount: cny(500_000_000) } }),
      ),
    ],
  },
  {
    provider: 'tax-office',
    types: ['tax_standing'],
    facts: ['clear', 'arranged', 'arrears'].map((status, i) => ({
      type: 'tax_standing',
      body: {
        taxKind: ['sales', 'payroll', 'income'][i],
        status,
        periodFrom: `2025-0${1 + i}-01`,
        periodTo: `2025-1${i}-28`,
        arrears: status === 'clear' ? undefined : cny(7_000_000),
      },
    })),
  },
  {
    provider: 'power-and-water',
    types: ['utility_account'],
    facts: [
      { type: 'utility_account', body: { paidLate: { days1To30: 1, days31To60: 0, days61Plus: 0 } } },
      { type: 'utility_account', body: { service: 'water', arrears: usd(90_000), paidOnTime: 3 } },
      { type: 'utility_account', body: { service: 'heat' } },
    ],
  },
  {
    provider: 'wholesaler',
    types: ['trade_payments', 'accounts'],
    facts: [
      ...Array.from({ length: 12 }, (_, i): FactPlan => {
        const month = String(i + 1).padStart(2, '0')
        return { type: 'trade_payments', body: { periodFrom: `2025-${month}-01`, periodTo: `2025-${month}-28` } }
      }),
      ...Array.from(
        { length: 6 },
        (_, i): FactPlan => ({
          type: 'accounts',
          asOf: '2026-03-01',
          body: {
            periodFrom: `${2019 + i}-01-01`,
            periodTo: `${2019 + i}-12-31`,
            turnover: cny(9_007_199_254_740_000 - i),
            netResult: cny(i % 2 === 0 ? -1_234_567_890 : 987_654_321),
            operatingResult: cny(2_222_222_222),
            debtServiceDue: cny(1_111_111_111),
            totalAssets: cny(88_888_888_888),
            equity: cny(-5_555),
            audited: i % 2 === 0,
          },
        }),
      ),
    ],
  },
]

/** Ten lenders with sixty loans, long names, huge amounts, two currencies, and providers that are silent or refuse. */
export function hostileReport(change: Partial<ReportPlan> = {}): ReportPlan {
  const banks = Array.from(
    { length: 10 },
    (_, i): AnswerPlan => ({
      provider: `the-very-long-named-cooperative-bank-${i + 1}`,
      types: ['tradeline'],
      facts: loans(i),
    }),
  )
  return {
    answers: [
      ...OTHERS,
      ...banks,
      { provider: 'silent-bank', types: ['tradeline', 'judgment'], outcome: 'silent' },
      { provider: 'refusing-bank', types: ['tradeline'], outcome: 'refused' },
    ],
    registration: { legalName: LONG_CHINESE_NAME },
    overall: 'verified_with_remarks',
    findings: [{ verdict: 'remark', code: 'test_network', about: 'trial' }],
    testNetwork: true,
    ...change,
  }
}
