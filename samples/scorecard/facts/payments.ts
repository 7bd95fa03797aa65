import { addDays, addMonths, type CreditRecord } from '@goodstanding/core'
import { type Draws, logistic, within } from '../draws.ts'
import { type FactMaker, usd } from '../fact-maker.ts'

/** How suppliers, the power company and the tax office were paid; each is there for some of the enterprises alone. */
export function paymentFacts(maker: FactMaker, draws: Draws, soundness: number): readonly CreditRecord[] {
  return [
    ...(draws.chance(0.6) ? tradeFacts(maker, draws, soundness) : []),
    ...(draws.chance(0.5) ? [utilityFact(maker, draws, soundness)] : []),
    ...(draws.chance(0.92) ? taxFacts(maker, draws, soundness) : []),
  ]
}

/** Eight quarters of one supplier; who is unsound also pays later from quarter to quarter. */
function tradeFacts(maker: FactMaker, draws: Draws, soundness: number): readonly CreditRecord[] {
  const usual = 11 - 4 * soundness + 5 * draws.normal()
  const slowing = -0.5 * soundness + 0.9 * draws.normal()
  return Array.from({ length: 8 }, (_, back) => {
    const days = within(usual + slowing * (4 - back) + 2 * draws.normal(), 0, 90)
    const invoiced = draws.whole(20, 400) * 1_000
    return maker.make('supplier', 'trade_payments', {
      periodFrom: addDays(addMonths(maker.asOf, -3 * back - 3), 1),
      periodTo: addMonths(maker.asOf, -3 * back),
      invoices: draws.whole(3, 40),
      ...paidAbout(days, invoiced),
    })
  })
}

/** Buckets whose average is about so many days beyond terms. */
function paidAbout(days: number, invoiced: number): object {
  const late = within(days / 30, 0, 0.95)
  const further = within((days - 12) / 80, 0, 1)
  const shares = [late * (1 - further), late * further * 0.6, late * further * 0.3, late * further * 0.1]
  const [a = 0, b = 0, c = 0, d = 0] = shares.map((share) => Math.round(invoiced * share))
  const buckets = { dbt1To30: usd(a), dbt31To60: usd(b), dbt61To90: usd(c), dbt91Plus: usd(d) }
  return {
    invoiced: usd(invoiced),
    paid: { withinTerms: usd(invoiced - a - b - c - d), ...buckets, unpaid: usd(0) },
  }
}

function utilityFact(maker: FactMaker, draws: Draws, soundness: number): CreditRecord {
  const late = logistic(-2.6 - 0.6 * soundness + 0.7 * draws.normal())
  const missed = Array.from({ length: 12 }, () => draws.chance(late)).filter(Boolean).length
  return maker.make('power', 'utility_account', {
    service: 'electricity',
    periodFrom: addDays(addMonths(maker.asOf, -12), 1),
    periodTo: maker.asOf,
    paymentsDue: 12,
    paidOnTime: 12 - missed,
    arrears: usd(missed > 3 && draws.chance(0.4) ? 240 : 0),
  })
}

function taxFacts(maker: FactMaker, draws: Draws, soundness: number): readonly CreditRecord[] {
  const unclear = logistic(-3.1 - 0.8 * soundness + 0.7 * draws.normal())
  return Array.from({ length: 3 }, (_, back) => {
    const isClear = !draws.chance(unclear)
    const isArranged = draws.chance(0.45)
    return maker.make('tax-office', 'tax_standing', {
      jurisdiction: 'US-CA',
      taxKind: 'franchise',
      periodFrom: addDays(addMonths(maker.asOf, -12 * back - 12), 1),
      periodTo: addMonths(maker.asOf, -12 * back),
      status: isClear ? 'clear' : isArranged ? 'arranged' : 'arrears',
      ...(isClear ? {} : { arrears: usd(draws.whole(2, 300) * 100) }),
    })
  })
}
