import { formatCsv } from '../write-csv.ts'
import type { Bank } from './bank.ts'
import { grouped, layout } from './layouts.ts'

const euroStyle = (amount: number | null): string => (amount === null ? '' : `${grouped(amount, '.')},00`)
const germanDay = (day: string): string => layout(day, 'DD.MM.YYYY')

/**
 * The US branch of a European bank: semicolons, latin1 with umlauts in the header, `30.06.2007`, `1.234,00`, German
 * codes. It exports neither a payment history nor the public guarantee.
 */
export const rheingau: Bank = {
  member: 'rheingau-bank',
  title: 'Rheingau Kreditbank, US branch',
  hasHistory: false,
  file: 'rheingau_kredite.csv',
  customerNumber: (number) => number,
  accountNumber: (number) => `${number.slice(0, 7)}/${number.slice(7)}`,
  write(accounts, day) {
    const columns = [
      ...['Stichtag', 'Kundennummer', 'Firma', 'Kontonummer', 'Kreditart', 'Eröffnet am', 'Geschlossen am'],
      ...['Laufzeit (Tage)', 'Ursprungsbetrag', 'Restschuld', 'Rückständig', 'Währung', 'Besichert', 'Stundung'],
      ...['Erledigung', 'Ausfall am', 'Abschreibung'],
    ]
    const rows = accounts.map(({ known: { loan, openedOn, state }, ...account }) => {
      const chargedOffOn = state === 'charged_off' && loan.chargedOffOn !== null ? germanDay(loan.chargedOffOn) : ''
      return [
        germanDay(day),
        account.customer,
        account.enterprise.name,
        account.number,
        loan.isRevolving ? 'KK' : 'DL',
        germanDay(openedOn),
        { open: '', paid_in_full: 'unbekannt', charged_off: chargedOffOn }[state],
        account.termMonths === null ? '' : String(daysOf(account.termMonths)),
        euroStyle(loan.approved),
        euroStyle(account.balance),
        euroStyle(account.overdue),
        'USD',
        account.isSecured ? 'J' : 'N',
        account.isForborne ? 'J' : 'N',
        { open: '', paid_in_full: 'GETILGT', charged_off: 'ABGESCHRIEBEN' }[state],
        chargedOffOn,
        state === 'charged_off' ? euroStyle(loan.chargedOff) : '',
      ]
    })
    return Buffer.from(formatCsv(columns, rows, { delimiter: ';', lineEnd: '\r\n' }), 'latin1')
  },
}

/** Days that the mapping's `days_to_months` turns into the same number of months again. */
function daysOf(months: number): number {
  return Math.round((months * 365.25) / 12)
}
