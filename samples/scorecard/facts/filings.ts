import { addDays, addMonths, type CreditRecord } from '@goodstanding/core'
import { type Draws, logistic, within } from '../draws.ts'
import { type FactMaker, usd } from '../fact-maker.ts'

/** What the company register has, and the annual accounts of those that file them. */
export function filingFacts(maker: FactMaker, draws: Draws, soundness: number): readonly CreditRecord[] {
  const { asOf } = maker
  const ageMonths = Math.round(within(30 + (110 + 45 * soundness) * 2.2 * draws.unit() ** 2, 8, 900))
  const against: CreditRecord[] = []
  if (draws.chance(logistic(-3.2 - 0.7 * soundness))) {
    const enteredOn = addMonths(asOf, -draws.whole(1, 60))
    const amount = usd(draws.whole(1, 90) * 500)
    against.push(maker.make('register', 'judgment', { jurisdiction: 'US-CA', amount, enteredOn }))
  }
  for (let charge = 0; charge < 3; charge++) {
    if (!draws.chance(logistic(-1.6 - 0.25 * soundness))) continue
    against.push(
      maker.make('register', 'security_interest', {
        ...{ jurisdiction: 'US-CA', registry: 'RA000598', kind: 'ucc_filing' },
        registeredOn: addMonths(asOf, -draws.whole(0, 40)),
      }),
    )
  }
  return [
    maker.make('register', 'registration', {
      ...{ jurisdiction: 'US-CA', registry: 'RA000598', number: 'C3268102', legalForm: 'H1UM' },
      ...{ legalName: 'Invented Enterprise, Inc.', identifiers: [], status: 'registered', predecessors: [] },
      incorporatedOn: addMonths(asOf, -ageMonths),
    }),
    ...against,
    ...(draws.chance(0.5) ? [accountsFact(maker, draws, soundness)] : []),
  ]
}

function accountsFact(maker: FactMaker, draws: Draws, soundness: number): CreditRecord {
  const { asOf } = maker
  const periodTo = addMonths(asOf, -draws.whole(4, 15))
  const dueOn = addMonths(periodTo, 3)
  const filedOn = addDays(dueOn, Math.round(within(-12 - 8 * soundness + 22 * draws.normal(), -60, 300)))
  const totalAssets = draws.whole(8, 300) * 10_000
  const debt = totalAssets * within(0.4 - 0.08 * soundness + 0.15 * draws.normal(), 0, 1.5)
  const debtServiceDue = Math.max(1_000, debt * 0.22)
  const current = totalAssets * 0.45
  return maker.make('register', 'accounts', {
    periodFrom: addDays(addMonths(periodTo, -12), 1),
    ...{ periodTo, standard: 'local', standardCountry: 'US', basis: 'solo' },
    totalAssets: usd(totalAssets),
    equity: usd(totalAssets * within(0.34 + 0.13 * soundness + 0.2 * draws.normal(), -1, 0.95)),
    currentAssets: usd(current),
    currentLiabilities: usd(current / within(1.5 + 0.3 * soundness + 0.5 * draws.normal(), 0.2, 5)),
    debt: usd(debt),
    debtServiceDue: usd(debtServiceDue),
    operatingResult: usd(debtServiceDue * within(1.6 + 0.5 * soundness + 0.8 * draws.normal(), -3, 6)),
    netResult: usd(totalAssets * within(0.05 + 0.03 * soundness + 0.06 * draws.normal(), -0.5, 0.5)),
    dueOn,
    ...(filedOn <= asOf ? { filedOn } : {}),
  })
}
