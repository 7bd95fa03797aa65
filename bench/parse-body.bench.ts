/** Parsing a record's body against its closed type, against parsing its JSON text. */
import { parseBody } from '@goodstanding/core'
import { medianSeconds, printRatio } from './measure.ts'

const COUNT = 5_000
const body = {
  kind: 'term_loan',
  openedOn: '2004-03-15',
  originalTermMonths: 84,
  originalAmount: { currency: 'USD', minor: 25_000_000 },
  balance: { currency: 'USD', minor: 11_250_000 },
  statusByMonth: Array.from({ length: 24 }, () => 'dpd_0'),
  absent: Object.fromEntries(
    [
      'closedOn',
      'overdueAmount',
      'secured',
      'publicGuarantee',
      'forborne',
      'defaultDefinition',
      'defaultedOn',
      'chargedOffAmount',
      'closedHow',
      'soldOn',
    ].map((field) => [field, 'not_reported']),
  ),
}
const text = JSON.stringify(body)
if (!parseBody('tradeline', body).ok) throw new Error('the benchmark’s body must be one')

const ours = await medianSeconds(5, () => {
  for (let i = 0; i < COUNT; i++) parseBody('tradeline', body)
})
const json = await medianSeconds(5, () => {
  for (let i = 0; i < COUNT; i++) JSON.parse(text)
})
printRatio(
  { name: 'parse a tradeline’s body', perSecond: COUNT / ours },
  { name: 'JSON.parse of its text', perSecond: COUNT / json },
)
