import { aBody } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  type CalendarDate,
  type Field,
  type Fields,
  isPastRetention,
  PURPOSE_LIMITS,
  PURPOSES,
  RECORD_SCHEMAS,
  RECORD_TYPES,
  RETENTION,
  retainedUntil,
} from '../../src/index.ts'

/** Line 5 of the charter: facts expire. A settled debt is a settled debt. */

const AS_OF = '2026-03-01' as CalendarDate

describe('A fact', () => {
  it.each(RECORD_TYPES)('of the type %s has a retention time of seven years at most', (type) => {
    expect(RETENTION[type].months).toBeGreaterThan(0)
    expect(RETENTION[type].months).toBeLessThanOrEqual(84)
  })

  it.each(RECORD_TYPES)('of the type %s counts from days and codes that its closed fields have', (type) => {
    const fields: Fields = RECORD_SCHEMAS[type]
    const { from, ended, short } = RETENTION[type]
    for (const name of [...from, short?.end ?? 'asOf', short?.of ?? 'asOf']) {
      if (name !== 'asOf') expect(fields[name]?.is).toBe('date')
    }
    const field: Field | undefined = ended && fields[ended.field]
    if (ended !== undefined)
      expect(field?.is === 'code' && ended.values.every((value) => field.values.includes(value))).toBe(true)
  })

  it.each(['paid_in_full', 'refinanced', 'settled_for_less', 'charged_off', 'sold', 'cancelled'])(
    'about a debt that is %s expires, though nobody says when it ended',
    (closedHow) => {
      const until = retainedUntil('tradeline', AS_OF, aBody('tradeline', { closedHow }))
      expect(until).toBe('2032-03-01')
      expect(isPastRetention(until, '2032-03-01' as CalendarDate)).toBe(true)
    },
  )

  it('about a settled debt is kept no longer for being told again', () => {
    const body = aBody('tradeline', { openedOn: '2018-05-01', closedOn: '2020-05-31', closedHow: 'paid_in_full' })
    for (let months = 0; months < 72; months++) {
      expect(retainedUntil('tradeline', addMonths(AS_OF, months), body)).toBe('2026-05-31')
    }
  })

  it('stays open only while a register still has it, or a debt or procedure still runs', () => {
    const open = RECORD_TYPES.filter((type) => retainedUntil(type, AS_OF, aBody(type)) === null)
    expect(open).toEqual(['registration', 'tradeline', 'insolvency', 'security_interest'])
  })
})

it.each(PURPOSES)('No lender keeps a report of %s for more than 13 months', (purpose) => {
  const { keepMonths } = PURPOSE_LIMITS[purpose]
  expect(keepMonths === null).toBe(purpose === 'own_copy')
  expect(keepMonths ?? 0).toBeLessThanOrEqual(13)
})
