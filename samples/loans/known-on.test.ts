import { type CalendarDate, parseDate } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { knownOn } from './known-on.ts'
import type { Loan } from './loan.ts'

function day(text: string): CalendarDate {
  const parsed = parseDate(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

const DAY = day('2007-06-30')

function aLoan(changed: Partial<Loan> = {}): Loan {
  return {
    id: '1',
    name: 'Velarquin Mills Inc',
    city: 'ALDER POINT',
    state: 'CA',
    bank: 'A BANK',
    naics: '722110',
    approvedOn: day('2004-12-01'),
    disbursedOn: day('2004-12-31'),
    termMonths: 84,
    isNewBusiness: false,
    isRevolving: false,
    approved: 50_000,
    finalStatus: 'paid_in_full',
    chargedOffOn: null,
    chargedOff: 0,
    ...changed,
  }
}

describe('What was known of a loan on 2007-06-30', () => {
  it.each([
    ['approved_later', aLoan({ approvedOn: day('2007-07-01'), disbursedOn: day('2007-07-31') })],
    ['disbursed_later', aLoan({ disbursedOn: day('2007-07-31') })],
    ['disbursement_unknown', aLoan({ disbursedOn: null })],
    ['status_contradicts', aLoan({ chargedOffOn: day('2007-03-14'), chargedOff: 9_358 })],
    ['ended_long_ago', aLoan({ approvedOn: day('1994-01-03'), disbursedOn: day('1994-06-30') })],
  ])('is nothing: %s', (why, loan) => {
    expect(knownOn(DAY, loan)).toBe(why)
  })

  it.each([
    ['its term runs on', aLoan()],
    ['it was charged off on the day after', aLoan({ finalStatus: 'charged_off', chargedOffOn: day('2007-07-01') })],
    ['it was charged off years later', aLoan({ finalStatus: 'charged_off', chargedOffOn: day('2013-09-11') })],
    ['it was charged off later and is said to be paid', aLoan({ chargedOffOn: day('2009-02-02'), chargedOff: 5 })],
  ])('is that it was open: %s', (_, loan) => {
    expect(knownOn(DAY, loan)).toMatchObject({ state: 'open', openedOn: '2004-12-31' })
  })

  it('is a charge-off of that very day', () => {
    const loan = aLoan({ finalStatus: 'charged_off', chargedOffOn: DAY })
    expect(knownOn(DAY, loan)).toMatchObject({ state: 'charged_off' })
  })

  it('is a charge-off of more than six years ago too: the node refuses it, not the bank’s file', () => {
    const loan = aLoan({
      approvedOn: day('1980-06-02'),
      disbursedOn: day('1980-07-22'),
      finalStatus: 'charged_off',
      chargedOffOn: day('1991-06-24'),
    })
    expect(knownOn(DAY, loan)).toMatchObject({ state: 'charged_off' })
  })

  it('is that it was paid, once its contract had ended', () => {
    expect(knownOn(DAY, aLoan({ termMonths: 30 }))).toMatchObject({ state: 'paid_in_full' })
    expect(knownOn(DAY, aLoan({ termMonths: 31 }))).toMatchObject({ state: 'open' })
  })
})
