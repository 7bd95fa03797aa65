import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DATE_LAYOUTS } from '../mapping.ts'
import { convertDate } from './convert-date.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function write(day: string, layout: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const text = layout.includes('YYYY') ? layout.replace('YYYY', year) : layout.replace('YY', year.slice(2))
  return text
    .replace('MMM', MONTHS[Number(month) - 1] ?? '')
    .replace('MM', month)
    .replace('DD', date)
    .replace('D-', `${Number(date)}-`)
}

describe('convertDate', () => {
  it.each([
    ['2/28/1997', 'MM/DD/YYYY', '1997-02-28'],
    ['30.06.2007', 'DD.MM.YYYY', '2007-06-30'],
    ['24-Jun-91', 'D-MMM-YY', '1991-06-24'],
    ['4-JUN-10', 'D-MMM-YY', '2010-06-04'],
    ['29-Feb-2004', 'DD-MMM-YYYY', '2004-02-29'],
  ] as const)('reads %s as %s', (text, layout, day) => {
    expect(convertDate(text, layout)).toEqual({ ok: true, value: day })
  })

  it.each([
    ['29-Feb-2005', 'DD-MMM-YYYY'],
    ['31-Xyz-2005', 'DD-MMM-YYYY'],
    ['13/01/2005', 'MM/DD/YYYY'],
    ['2005-6-1', 'YYYY-MM-DD'],
    ['20050632', 'YYYYMMDD'],
    ['00000000', 'YYYYMMDD'],
    ['2005-06-01T00:00', 'YYYY-MM-DD'],
    ['', 'YYYY-MM-DD'],
  ] as const)('refuses %s as %s', (text, layout) => {
    expect(convertDate(text, layout)).toMatchObject({ ok: false, fault: 'date_form' })
  })

  it('takes a two-digit year as the latest one that is not after the pivot', () => {
    expect(convertDate('1-Jan-30', 'D-MMM-YY', 2029)).toEqual({ ok: true, value: '1930-01-01' })
    expect(convertDate('1-Jan-29', 'D-MMM-YY', 2029)).toEqual({ ok: true, value: '2029-01-01' })
    expect(convertDate('1-Jan-99', 'D-MMM-YY', 1999)).toEqual({ ok: true, value: '1999-01-01' })
    expect(convertDate('1-Jan-00', 'D-MMM-YY', 1999)).toEqual({ ok: true, value: '1900-01-01' })
  })

  it.each(DATE_LAYOUTS)('reads back every day as %s', (layout) => {
    const days = fc.date({ min: new Date('1951-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(convertDate(write(day, layout), layout)).toEqual({ ok: true, value: day })
      }),
    )
  })
})
