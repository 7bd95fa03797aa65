import type { LoanPrice, PriceLine } from '@goodstanding/scoring'
import { table } from '../output/table.ts'

/** One loan priced by one PD, and what the PD stands for. */
export type NamedPrice = { readonly name: string; readonly price: LoanPrice }

/** Prices side by side: each line of each, in percent a year. */
export function priceText(prices: readonly NamedPrice[]): string {
  const lines = prices[0]?.price.lines.map(({ line }) => line) ?? []
  const row = (name: string, figure: (price: LoanPrice) => number | undefined) => [
    name,
    ...prices.map(({ price }) => percent(figure(price) ?? 0)),
  ]
  return table(
    ['% a year', ...prices.map(({ name }) => name)],
    [
      row('PD', ({ pd }) => pd),
      ...lines.map((line) => row(WORDS[line], (price) => price.lines.find((each) => each.line === line)?.rate)),
      row('Break-even', ({ breakEven }) => breakEven),
      row('Rate', ({ rate }) => rate),
      row('Capital, % of loan', ({ capital }) => capital),
    ],
  )
}

/** A fraction as percent with two digits. */
export function percent(fraction: number): string {
  return (fraction * 100).toFixed(2)
}

const WORDS: { readonly [line in PriceLine]: string } = {
  funding: 'Funding',
  operating: 'Operating cost',
  capital_charge: 'Capital charge',
  expected_loss: 'Expected loss',
  margin: 'Margin',
}
