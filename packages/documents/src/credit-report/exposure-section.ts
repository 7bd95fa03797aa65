import type { Block, Section } from '../model/document-model.ts'
import { exposureChart } from './exposure-chart.ts'
import { priceChart } from './price-chart.ts'
import { factsOf, type ReportView } from './report-view.ts'

/** What is owed to whom, and what a loan would cost with this record and without it. */
export function exposureSection(view: ReportView): Section {
  const { words, assessment } = view
  const open = factsOf(view, 'tradeline').filter(
    ({ body }) => body.closedOn === undefined && body.closedHow === undefined,
  )
  const currencies = new Set(open.flatMap(({ body }) => (body.balance === undefined ? [] : [body.balance.currency])))
  const exposures: readonly Block[] =
    currencies.size === 0
      ? [{ is: 'text', text: words.noExposure }]
      : [...currencies].map((currency) => exposureChart(open, currency, view))
  const price = assessment?.price ?? null
  const priced: Block = price === null ? { is: 'text', text: words.noPrice } : priceChart(price, view)
  return { id: 'exposure', title: words.exposure, blocks: [...exposures, priced] }
}
