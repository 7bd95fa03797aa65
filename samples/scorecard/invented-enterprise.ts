import { addMonths, type CalendarDate } from '@goodstanding/core'
import type { CreditFile } from '@goodstanding/scoring'
import type { EraFigures, Figures } from '../generator/figures.ts'
import { yearlyChargeOffRisk } from './charge-off-risk.ts'
import { drawsOf, logistic } from './draws.ts'
import { factMaker } from './fact-maker.ts'
import { filingFacts } from './facts/filings.ts'
import { loanFacts } from './facts/loans.ts'
import { paymentFacts } from './facts/payments.ts'

/** An enterprise that does not exist: what is recorded about it on a day, and whether it failed within a year of it. */
export type InventedEnterprise = {
  readonly asOf: CalendarDate
  readonly file: CreditFile
  /** The risk of real loans of its loan’s year and age, which the sounder lie below and others above. */
  readonly risk: number
  readonly isBad: boolean
}

const FIRST_DAY = '2001-03-31' as CalendarDate
const QUARTERS = 24
const SOUNDNESS_WEIGHT = 1.5

/**
 * Invents the enterprise of that number. Its soundness is drawn first; the outcome and every record are drawn from it, each
 * by draws of its own, so that no record knows the outcome.
 */
export function inventEnterprise(seed: string, number: number, figures: Figures): InventedEnterprise {
  const draws = drawsOf(seed, String(number), 'enterprise')
  const asOf = addMonths(FIRST_DAY, 3 * draws.whole(0, QUARTERS - 1))
  const ageMonths = draws.whole(3, 60)
  const approvedYear = Number(addMonths(asOf, -ageMonths).slice(0, 4))
  const risk = yearlyChargeOffRisk(figures, approvedYear, ageMonths)
  const soundness = draws.normal()
  const isBad = drawsOf(seed, String(number), 'outcome').chance(riskOf(risk, soundness))

  const maker = factMaker(number, asOf)
  const era = eraOf(figures, approvedYear)
  const facts = [
    ...filingFacts(maker, drawsOf(seed, String(number), 'filings'), soundness),
    ...loanFacts(maker, drawsOf(seed, String(number), 'loans'), { soundness, ageMonths, era }),
    ...paymentFacts(maker, drawsOf(seed, String(number), 'payments'), soundness),
  ]
  return { asOf, file: { facts, answers: ANSWERS }, risk, isBad }
}

/** All registers answered; whoever has nothing about the enterprise was not asked. */
const ANSWERS: CreditFile['answers'] = (['registration', 'insolvency', 'judgment', 'security_interest'] as const).map(
  (type) => ({ provider: 'register', type, state: 'answered' }),
)

/** Log odds fall with soundness, around a middle at which the mean over all soundness is `risk`. */
function riskOf(risk: number, soundness: number): number {
  const middle = MIDDLES.get(risk) ?? middleOf(risk)
  MIDDLES.set(risk, middle)
  return logistic(middle - SOUNDNESS_WEIGHT * soundness)
}

const MIDDLES = new Map<number, number>()
const STEPS = Array.from({ length: 81 }, (_, step) => (step - 40) / 10)
const WEIGHTS = STEPS.map((soundness) => Math.exp(-(soundness ** 2) / 2))
const WEIGHT_SUM = WEIGHTS.reduce((sum, weight) => sum + weight, 0)

/** By halving: the mean rises with the middle. */
function middleOf(risk: number): number {
  let [low, high] = [-20, 20]
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2
    const mean = STEPS.reduce(
      (sum, soundness, at) => sum + (WEIGHTS[at] ?? 0) * logistic(middle - SOUNDNESS_WEIGHT * soundness),
      0,
    )
    if (mean / WEIGHT_SUM < risk) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function eraOf({ eras }: Figures, year: number): EraFigures {
  return eras.find(({ firstYear, lastYear }) => year >= firstYear && year <= lastYear) ?? (eras.at(-1) as EraFigures)
}
