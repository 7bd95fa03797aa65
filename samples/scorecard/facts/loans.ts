import { addMonths, type CreditRecord } from '@goodstanding/core'
import type { EraFigures } from '../../generator/figures.ts'
import { type Draws, logistic, within } from '../draws.ts'
import { type FactMaker, usd } from '../fact-maker.ts'

type LoanPlan = {
  /** How sound the enterprise is, normal with mean 0; nothing else of its future is known here. */
  readonly soundness: number
  readonly ageMonths: number
  readonly era: EraFigures
}

const STATUSES = ['dpd_0', 'dpd_1_30', 'dpd_31_60', 'dpd_61_90', 'dpd_91_plus'] as const
const MONTHS = 24

/** The loan by which the enterprise came into the data, and up to four more at other banks. */
export function loanFacts(maker: FactMaker, draws: Draws, plan: LoanPlan): readonly CreditRecord[] {
  const others = [0.62, 0.3, 0.12, 0.04].filter((share) => draws.chance(share)).length
  return Array.from({ length: 1 + others }, (_, at) => {
    const ageMonths = at === 0 ? plan.ageMonths : draws.whole(1, 110)
    return maker.make(`bank-${at}`, 'tradeline', loan(maker, draws, { ...plan, ageMonths }, at > 0))
  })
}

function loan({ asOf }: FactMaker, draws: Draws, plan: LoanPlan, mayBeClosed: boolean): object {
  const { soundness, ageMonths, era } = plan
  const isRevolving = draws.chance(era.revolving.find(([value]) => value === 'Y')?.[1] ?? 0)
  const amount = era.approvedQuantiles[draws.whole(0, era.approvedQuantiles.length - 1)] ?? 50_000
  const openedOn = addMonths(asOf, -ageMonths)
  const base = { kind: isRevolving ? 'revolving' : 'term_loan', openedOn, originalAmount: usd(amount) }
  const closing = mayBeClosed ? closingOf(asOf, draws, plan) : null
  if (closing !== null) return { ...base, ...closing }
  const drawn = within(0.5 - 0.13 * soundness + 0.22 * draws.normal(), 0, 1.05)
  const left = within(1 - ageMonths / 84, 0, 1)
  return {
    ...base,
    balance: usd(amount * (isRevolving ? drawn : left)),
    publicGuarantee: true,
    ...(draws.chance(0.85) ? { statusByMonth: statuses(draws, soundness, Math.min(MONTHS, ageMonths + 1)) } : {}),
  }
}

/** Loans that ended: most were paid, a few of unsound enterprises were not, years before. */
function closingOf(asOf: FactMaker['asOf'], draws: Draws, { soundness, ageMonths }: LoanPlan): object | null {
  if (ageMonths < 12 || !draws.chance(0.4)) return null
  const closedOn = addMonths(asOf, -draws.whole(0, Math.min(ageMonths - 6, 70)))
  if (draws.chance(logistic(-3.4 - 0.9 * soundness))) {
    return { closedOn, closedHow: draws.chance(0.5) ? 'settled_for_less' : 'charged_off', defaultedOn: closedOn }
  }
  return { closedOn, closedHow: 'paid_in_full', balance: usd(0), overdueAmount: usd(0) }
}

/** Month after month an account falls behind, falls further or catches up; newest first, as a bank tells them. */
function statuses(draws: Draws, soundness: number, count: number): readonly string[] {
  const falls = logistic(-4.4 - 0.7 * soundness + 0.8 * draws.normal())
  const fallsFurther = within(0.3 - 0.07 * soundness, 0.08, 0.6)
  let at = 0
  const months = Array.from({ length: count }, () => {
    if (at === 0) at = draws.chance(falls) ? 1 : 0
    else if (draws.chance(fallsFurther)) at = Math.min(at + 1, STATUSES.length - 1)
    else if (draws.chance(0.7)) at = 0
    return STATUSES[at] ?? 'dpd_0'
  })
  return months.reverse()
}
