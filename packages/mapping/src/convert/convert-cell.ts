import type { CellRule } from '../mapping.ts'
import { convertDate } from './convert-date.ts'
import { convertMoney } from './convert-money.ts'
import { type Cells, type Converted, fault, value } from './converted.ts'

/** Reads a cell that is not empty by its rule. */
export function convertCell(rule: CellRule, cell: string, cells: Cells): Converted {
  if ('date' in rule) {
    const date = convertDate(cell, rule.date, rule.pivot)
    return date.ok ? value(date.value) : fault('date_form', `not a date ${rule.date}`, cell)
  }
  if ('money' in rule) return moneyCell(rule.money, cell, cells)
  if ('count' in rule) return countCell(rule.count.unit, cell)
  if ('flag' in rule) return flagCell(rule.flag, cell)
  if ('codes' in rule) return codeCell(rule.codes, cell)
  if ('eachCode' in rule) return codesCell(rule.eachCode, rule.separator, cell)
  if ('activity' in rule) return value({ scheme: rule.activity, code: rule.undotted ? dotted(cell) : cell })
  return value((rule.text === 'upper' ? cell.toUpperCase() : cell).normalize('NFC').replace(/\s+/gu, ' '))
}

function dotted(code: string): string {
  return code.length < 3 ? code : `${code.slice(0, 2)}.${code.slice(2, 4)}`
}

type MoneyRule = Extract<CellRule, { readonly money: unknown }>['money']

function moneyCell(rule: MoneyRule, cell: string, cells: Cells): Converted {
  const { currency } = rule
  const isFixed = typeof currency === 'string'
  const code = isFixed ? currency : (cells[currency.column] ?? '').trim().toUpperCase()
  const money = convertMoney(cell, { ...rule, currency: code })
  if (money.ok) return value(money.value)
  if (money.fault === 'money_currency') return fault(money.fault, 'not a currency of ISO 4217', code)
  return fault(money.fault, `not an amount that can be held exactly in ${code}`, cell)
}

// A month of loan terms has 365.25 / 12 days.
const DAYS_A_YEAR = 365.25

function countCell(unit: 'one' | 'years_to_months' | 'days_to_months', cell: string): Converted {
  if (!/^\d{1,9}$/.test(cell)) return fault('count_form', 'not a whole number', cell)
  const count = Number(cell)
  if (unit === 'one') return value(count)
  return value(unit === 'years_to_months' ? count * 12 : Math.round((count * 12) / DAYS_A_YEAR))
}

function flagCell(flag: { readonly yes: readonly string[]; readonly no: readonly string[] }, cell: string): Converted {
  if (flag.yes.includes(cell)) return value(true)
  return flag.no.includes(cell) ? value(false) : fault('flag_unknown', 'neither a yes nor a no of the mapping', cell)
}

function codeCell(codes: { readonly [code: string]: string }, cell: string): Converted {
  if (!Object.hasOwn(codes, cell)) return fault('code_unknown', 'a code that the mapping does not know', cell)
  const mapped = codes[cell] ?? ''
  return mapped === '' ? { kind: 'absent', reason: 'not_applicable' } : value(mapped)
}

function codesCell(codes: { readonly [code: string]: string }, separator: string, cell: string): Converted {
  const found: string[] = []
  for (const part of separator === '' ? [...cell] : cell.split(separator)) {
    if (!Object.hasOwn(codes, part)) return fault('code_unknown', 'a code that the mapping does not know', part)
    found.push(codes[part] ?? '')
  }
  return value(found)
}
