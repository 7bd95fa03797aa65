import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as core from '../../src/index.ts'
import type { Field, Fields } from '../../src/records/field.ts'
import { BODY_VECTORS } from '../../src/records/testing/body-vectors.ts'
import { PERSONAL_VALUES, PERSONAL_WORDS, wordsOf } from './personal-data.ts'
import { placesOf } from './schema-places.ts'

/** Line 2 of the charter: a closed list of types with closed fields, and no free text anywhere. */

const { RECORD_SCHEMAS, RECORD_TYPES, parseBody } = core

/** The only fields of any record whose words somebody chose: the name and address of an entity, as its register has them. */
const TEXTS = [
  'registration.legalName',
  'registration.address.lines[]',
  'registration.address.locality',
  'registration.address.postcode',
]

const CHECKED = {
  codes: ['country', 'jurisdiction', 'legal_form', 'registry', 'activity'],
  identifiers: ['identifier', 'register_number'],
  texts: ['legal_name', 'address_line'],
}

/** A number of people names nobody. */
const COUNTS = ['employees']

type PlacedField = { readonly path: string; readonly field: Field }

function fieldsIn(fields: Fields, above: string): readonly PlacedField[] {
  return Object.entries(fields).flatMap(([name, field]) => fieldsAt(field, `${above}.${name}`))
}

function fieldsAt(field: Field, path: string): readonly PlacedField[] {
  if (field.is === 'group') return fieldsIn(field.fields, path)
  return field.is === 'list' ? fieldsAt(field.of, `${path}[]`) : [{ path, field }]
}

const allFields = RECORD_TYPES.flatMap((type) => fieldsIn(RECORD_SCHEMAS[type], type))

const schemas = Object.entries(core).flatMap(([name, value]: [string, unknown]) =>
  value instanceof z.ZodType ? [[name, value] as const] : [],
)

describe('Every field of every record', () => {
  it.each(allFields)(
    '$path is a day, a flag, a number, a code, a checked form or a text of a register',
    ({ path, field }) => {
      expect(['date', 'flag', 'money', 'count', 'code', 'checked']).toContain(field.is)
      if (field.is === 'code') for (const value of field.values) expect(value).toMatch(/^[a-z][a-z0-9_]{1,30}$/)
      if (field.is !== 'checked') return
      expect([...CHECKED.codes, ...CHECKED.identifiers, ...CHECKED.texts]).toContain(field.form)
      if (CHECKED.texts.includes(field.form)) expect(TEXTS).toContain(path)
    },
  )

  it('that is a text stands in a registration alone', () => {
    const texts = allFields.filter(({ field }) => field.is === 'checked' && CHECKED.texts.includes(field.form))
    expect(texts.map(({ path }) => path)).toEqual(TEXTS)
  })

  it('has a name that speaks of no person, opinion, conduct, place or account', () => {
    const names = allFields.flatMap(({ path }) => namesIn(path)).filter((name) => !COUNTS.includes(name))
    expect(names.filter(isPersonal)).toEqual([])
  })
})

describe.each(PERSONAL_VALUES)('A %s, %s,', (_, value) => {
  it('is refused in every text of every record, but for what a register’s own texts cannot tell', () => {
    const taken = BODY_VECTORS.valid.flatMap(({ type, body }) =>
      textsIn(body, type).flatMap(({ path, put }) => (parseBody(type, put(body, value)).ok ? [path] : [])),
    )
    expect([...new Set(taken)].filter((path) => !TEXTS.includes(path))).toEqual([])
  })

  it('names no field and no reason', () => {
    for (const { type, body } of BODY_VECTORS.valid) {
      expect(parseBody(type, { ...body, [value]: 1 })).toMatchObject({ ok: false, fault: 'field_unknown' })
      const absent = { ...(body.absent as object), [value]: 'not_reported' }
      expect(parseBody(type, { ...body, absent })).toMatchObject({ ok: false, fault: 'field_unknown' })
    }
  })
})

it.each(['jo.public@example.com', '078-05-1120', '11010519491231002X', '+1 415 555 0100', 'https://example.com/jo'])(
  'A register’s own texts refuse %s too',
  (value) => {
    for (const { type, body } of BODY_VECTORS.valid) {
      for (const { put } of textsIn(body, type)) expect(parseBody(type, put(body, value)).ok).toBe(false)
    }
  },
)

describe('Every schema of a statement, proof and report', () => {
  it('is closed, its texts are of a form, and what is opaque in it is parsed by its own rules', () => {
    const open = schemas.flatMap(([name, schema]) =>
      placesOf(schema, name).flatMap(({ path, holds }) => (holds === 'closed' ? [] : [`${holds} ${lastOf(path)}`])),
    )
    expect([...new Set(open)].sort()).toEqual(
      [
        'open_object body', // an opened body: `parseBody`, `withdrawalBody` or a statement's schema reads it
        'open_object proof', // an ICS-23 proof: `map` reads it
        'open_object mapProof',
        'open_text checkpoint', // a signed note: `crypto` and `log` read it
        'open_text checkpointNote',
      ].sort(),
    )
  })

  it('has names of fields that speak of no person, opinion, conduct or place', () => {
    const names = schemas.flatMap(([name, schema]) => placesOf(schema, name).flatMap(({ path }) => namesIn(path)))
    expect(names).toContain('revocationHash')
    expect(names.filter(isPersonal)).toEqual([])
  })

  it('is found: a text that only its length bounds would be told', () => {
    const careless = z.strictObject({ memo: z.string().max(80), any: z.unknown(), more: z.looseObject({}) })
    expect(placesOf(careless).map(({ holds }) => holds)).toEqual(['open_text', 'anything', 'open_object'])
  })
})

/** The names of the fields on a path, without that of the type or schema itself. */
function namesIn(path: string): readonly string[] {
  return path
    .split('.')
    .slice(1)
    .map((name) => name.replaceAll('[]', ''))
}

function isPersonal(name: string): boolean {
  return wordsOf(name).some((word) => PERSONAL_WORDS.has(word) || PERSONAL_WORDS.has(word.replace(/s$/, '')))
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? ''
}

type TextPlace = { readonly path: string; readonly put: (body: object, value: string) => object }

function textsIn(body: object, type: string): readonly TextPlace[] {
  return stepsToTexts(body).map((steps) => ({
    path: [type, ...steps].join('.').replace(/\.\d+/g, '[]'),
    put: (from, value) => {
      const copy = structuredClone(from)
      const holder = steps.slice(0, -1).reduce<object>((inner, step) => Reflect.get(inner, step), copy)
      Reflect.set(holder, steps.at(-1) ?? '', value)
      return copy
    },
  }))
}

function stepsToTexts(value: unknown, steps: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [steps]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => stepsToTexts(inner, [...steps, name]))
}
