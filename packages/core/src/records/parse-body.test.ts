import { aBodyAsJson } from '@goodstanding/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../time/calendar-date.ts'
import { type BodyFault, parseBody } from './parse-body.ts'
import { RECORD_RULES, RECORD_SCHEMAS, RECORD_TYPES } from './record-types.ts'
import { BODY_VECTORS } from './testing/body-vectors.ts'

const { valid, invalid } = BODY_VECTORS

const FAULTS: { readonly [F in BodyFault]: true } = {
  type_unknown: true,
  field_unknown: true,
  field_missing: true,
  field_form: true,
  absence_reason_missing: true,
  absence_reason_needless: true,
  not_a_legal_entity: true,
  body_contradicts_itself: true,
}

const anyType = fc.constantFrom(...RECORD_TYPES)
const anyValid = fc.constantFrom(...valid)

describe('A body', () => {
  it.each(valid)('is read: $name', ({ type, asOf, body }) => {
    expect(parseBody(type, body, asOf)).toEqual({ ok: true, value: body })
  })

  it.each(invalid)('is refused with $fault at $at: $name', ({ type, asOf, body, fault, at }) => {
    expect(parseBody(type, body, asOf)).toMatchObject({ ok: false, fault, at })
  })

  it('has a vector for each fault', () => {
    expect(new Set(invalid.map(({ fault }) => fault))).toEqual(new Set(Object.keys(FAULTS)))
  })

  it.each(RECORD_TYPES)(
    'has vectors of %s with every field and with the fewest, and a broken one for each rule',
    (type) => {
      const bodies = valid.filter((vector) => vector.type === type).map(({ body }) => body)
      const shown = new Set(bodies.flatMap((body) => Object.keys(body)))
      expect([...shown].filter((name) => name !== 'absent').sort()).toEqual(Object.keys(RECORD_SCHEMAS[type]).sort())
      expect(bodies.some((body) => Object.keys(body.absent as object).length === optionalFields(type).length)).toBe(
        true,
      )

      const said = invalid.filter((vector) => vector.type === type).map(whyOf)
      for (const { says } of RECORD_RULES[type]) expect(said).toContain(says)
    },
  )

  it.each(RECORD_TYPES)('of %s is refused with any field more', (type) => {
    const fields = new Set([...Object.keys(RECORD_SCHEMAS[type]), 'absent'])
    const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'name', 'note', 'id'))
    fc.assert(
      fc.property(
        name.filter((each) => !fields.has(each)),
        fc.anything(),
        (more, value) => {
          const body = { ...aBodyAsJson(type) }
          Object.defineProperty(body, more, { value, enumerable: true })
          expect(parseBody(type, body)).toMatchObject({ ok: false, fault: 'field_unknown' })
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each(RECORD_TYPES)('of %s is refused without any one of the fields that it needs', (type) => {
    for (const name of Object.keys(aBodyAsJson(type))) {
      const { [name]: _, ...rest } = aBodyAsJson(type)
      expect(parseBody(type, rest)).toMatchObject({ ok: false, fault: 'field_missing', at: name })
    }
  })

  it('holds what was given and nothing else, whatever is given', () => {
    fc.assert(
      fc.property(anyType, fc.oneof(fc.anything({ withNullPrototype: true }), fc.jsonValue()), (type, value) => {
        const parsed = parseBody(type, value)
        if (parsed.ok) expect(parsed.value).toEqual(value)
      }),
    )
  })

  it('is refused, or holds every value as it was given, with any one value exchanged', () => {
    fc.assert(
      fc.property(anyValid, fc.nat(), fc.jsonValue(), ({ type, body }, pick, value) => {
        const places = placesIn(body)
        const changed = withValue(body, places[pick % places.length] ?? [], value)
        const parsed = parseBody(type, changed)
        if (parsed.ok) expect(JSON.stringify(sorted(parsed.value))).toBe(JSON.stringify(sorted(changed)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('says what is wrong without any value of the body', () => {
    const secret = 'Jo Public 078-05-1120'
    for (const { type, body } of valid) {
      for (const place of placesIn(body)) {
        const parsed = parseBody(type, withValue(body, place, secret))
        if (!parsed.ok) expect(JSON.stringify(parsed)).not.toContain(secret)
      }
    }
  })

  it('is refused within a blink with a text of a million characters in any place', () => {
    const long = 'c/o 1@.+5'.repeat(120_000)
    for (const { type, body } of valid.slice(0, RECORD_TYPES.length * 2)) {
      for (const place of placesIn(body)) expect(parseBody(type, withValue(body, place, long)).ok).toBe(false)
    }
  }, 5_000)

  it('reads −0 as 0, as canonical JSON does', () => {
    const parsed = parseBody('tax_standing', aBodyAsJson('tax_standing', { arrears: { currency: 'USD', minor: -0 } }))
    expect(parsed).toMatchObject({ ok: true, value: { arrears: { minor: 0 } } })
  })

  it('without asOf is not held to it', () => {
    const body = aBodyAsJson('judgment')
    expect(parseBody('judgment', body, '2024-02-29' as CalendarDate)).toMatchObject({ at: 'enteredOn' })
    expect(parseBody('judgment', body)).toMatchObject({ ok: true })
  })
})

function whyOf({ type, asOf, body }: (typeof invalid)[number]): string | undefined {
  const parsed = parseBody(type, body, asOf)
  return parsed.ok ? undefined : parsed.why
}

function optionalFields(type: (typeof RECORD_TYPES)[number]): string[] {
  return Object.entries(RECORD_SCHEMAS[type])
    .filter(([, field]) => 'optional' in field)
    .map(([name]) => name)
}

/** The path of each value in a body that is no object or list. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))
}

function withValue(body: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(body)
  const holder = path.slice(0, -1).reduce<object>((inner, step) => Reflect.get(inner, step), copy)
  Reflect.set(holder, path.at(-1) ?? '', value)
  return copy
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
