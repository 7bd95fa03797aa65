import { type Field, type Fields, PURPOSES, RECORD_SCHEMAS, RECORD_TYPES } from '@goodstanding/core'
import { ABSENCES, CHARACTERISTICS } from '@goodstanding/scoring'
import { describe, expect, it } from 'vitest'
import { isTranslated } from './characteristic-words.ts'
import { codeWords, hasWords } from './code-words.ts'
import { FIGURE_WORDS } from './figure-words.ts'
import { REPORT_WORDS } from './report-words.ts'
import { SCORECARD_WORDS } from './scorecard-words.ts'

const PAIRS = Object.entries({ ...REPORT_WORDS, ...FIGURE_WORDS, ...SCORECARD_WORDS })

/** Every code that a field of a record can have. */
function codesIn(fields: Fields): readonly string[] {
  const inField = (field: Field): readonly string[] => {
    if (field.is === 'code') return field.values
    if (field.is === 'list') return inField(field.of)
    return field.is === 'group' ? codesIn(field.fields) : []
  }
  return Object.values(fields).flatMap(inField)
}

describe('Words', () => {
  it.each(PAIRS)('of %s say in Chinese what they say in English, with the same places to fill', (_, [en, zh]) => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
    expect(places(zh)).toEqual(places(en))
    expect([en.length > 0, zh.length > 0]).toEqual([true, true])
  })

  it('are there for every code of every record, in both languages', () => {
    const codes = [...RECORD_TYPES, ...PURPOSES, ...ABSENCES, ...Object.values(RECORD_SCHEMAS).flatMap(codesIn)]
    expect(codes.filter((code) => !hasWords(code))).toEqual([])
    for (const code of codes) expect(codeWords(code, 'zh')).not.toBe(codeWords(code, 'en'))
  })

  it('are there in Chinese for every characteristic', () => {
    expect(CHARACTERISTICS.map(({ name }) => name).filter((name) => !isTranslated(name))).toEqual([])
  })
})
