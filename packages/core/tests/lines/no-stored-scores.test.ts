import { aBodyAsJson } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as core from '../../src/index.ts'
import { placesOf } from './schema-places.ts'

/** Line 6 of the charter: a score is never stored about an enterprise or shared between lenders. */

const SCORES = [
  'score',
  'rating',
  'grade',
  'rank',
  'points',
  'pd',
  'probabilityOfDefault',
  'assessment',
  'decision',
  'price',
]

describe('A score', () => {
  it.each(SCORES)('has no type and no field: %s', (name) => {
    expect(core.parseBody(name, {})).toMatchObject({ ok: false, fault: 'type_unknown' })
    for (const type of core.RECORD_TYPES) {
      const body = aBodyAsJson(type, { [name]: 640 })
      expect(core.parseBody(type, body)).toMatchObject({ ok: false, fault: 'field_unknown', at: name })
    }
  })

  it('stands in no statement, operation, answer or report', () => {
    const names = Object.entries(core).flatMap(([name, value]: [string, unknown]) =>
      value instanceof z.ZodType ? placesOf(value, name).flatMap(({ path }) => path.split(/[.[\]]+/)) : [],
    )
    expect(names).toContain('answerDigest')
    expect(SCORES.filter((name) => names.includes(name))).toEqual([])
  })
})
