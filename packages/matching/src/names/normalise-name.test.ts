import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NAME_LENGTH_MAX } from './fold-text.ts'
import { normaliseName } from './normalise-name.ts'

const tokens = (text: string): string => normaliseName(text).tokens.join(' ')
const kinds = (text: string): string[] =>
  normaliseName(text).forms.flatMap(({ forms }) => forms.map((form) => form.kind))

/** Words from which names are made that come close to forms, markers and initials. */
const WORDS = [
  'acme',
  'a',
  'b',
  'd',
  'l',
  'c',
  'o',
  'Ltd',
  'Co',
  '&',
  'GmbH',
  'KG',
  'dba',
  'trading',
  'as',
  'Inc.',
  'S.A.',
  'de',
  'C.V.',
]
const MORE_WORDS = [
  'L.L.C.',
  'd/b/a',
  't/a',
  'doing',
  'business',
  '有限公司',
  '中国',
  '(株)',
  'АО',
  'OOO',
  'S.p.A.',
  'mgt',
  'm',
  'g',
  't',
  'Sp.',
  'z',
  'o.o.',
]
const nearForms = fc.array(fc.constantFrom(...WORDS, ...MORE_WORDS), { maxLength: 14 }).map((words) => words.join(' '))
const anyText = fc.oneof(
  nearForms,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

describe('normaliseName', () => {
  it.each([
    ["ROY'S TOWING, INC.", 'Roys Towing Incorporated'],
    ['Smith & Sons L.L.C.', 'SMITH AND SONS LLC'],
    ['J. B. Haulage L. L. C.', 'JB HAULAGE LLC'],
    ['Intl. Mfg. Svcs. Co., Inc', 'International Manufacturing Services Company'],
    ['Northern Tools, L.Lc.', 'Northern Tools LLC'],
    ['Northern Tools, Incorpor', 'Northern Tools Inc'],
    ['Jones Bros Ltd', 'JONES BROTHERS LIMITED'],
    ['Ünal Gümüş A.Ş. Ltd', 'Unal Gumus AS Ltd'],
    ['Ｗｉｄｅ　Ｌｅｔｔｅｒｓ　Ｇｍｂｈ', 'Wide Letters'],
    ['ООО «Ромашка»', 'OOO Romashka'],
    ['Schäfer Bau GmbH & Co. KG', 'Schafer Bau'],
  ])('makes %s and %s the same words', (one, other) => expect(tokens(one)).toBe(tokens(other)))

  it.each([
    ['Müller GmbH & Co. KG', 'muller', 'gmbh and co kg'],
    ['OOO Romashka', 'romashka', 'ooo'],
    ['上海石油股份有限公司', 'shanghaishiyou', 'gufenyouxiangongsi'],
    ['华为 有限责任 公司', 'huawei', 'youxianzerengongsi'],
    ['(株)日立', 'rili', 'zhushihuishe'],
    ['(주)한국', 'hangug', 'jusighoesa'],
    ['АО Кировский завод', 'kirovskiy zavod', 'aktsionernoe obshchestvo'],
    ['Roy Towing, Inc. and George', 'roy towing and george', 'inc'],
    ['Grupo Norte S.A. de C.V.', 'grupo norte', 'sa de cv'],
    ['Nail & SpA', 'nail and', 'societa per azioni'],
  ])('takes the form out of %s', (text, words, spelling) => {
    const { tokens: left, forms } = normaliseName(text)
    expect(left.join(' ')).toBe(words)
    expect(forms.map((form) => form.spelling)).toEqual([spelling])
  })

  it('leaves words that look like forms where they are names', () => {
    expect(tokens('Nail & SPA Inc.')).toBe('nail and spa')
    expect(tokens('SA Recycling LLC')).toBe('sa recycling')
    expect(tokens('A. O. Smith Corp')).toBe('ao smith')
  })

  it('keeps a name that consists of a form alone', () => {
    expect(normaliseName('Limited')).toMatchObject({ tokens: ['ltd'], compact: 'ltd', forms: [] })
    expect(tokens('The Company, Inc.')).toBe('the co inc')
    expect(tokens('有限公司')).toBe('youxiangongsi')
    expect(tokens('GmbH & Co. KG')).toBe('gmbh and co kg')
  })

  it.each([
    'Roy Inc dba Fast Tow LLC',
    'Roy Inc d/b/a Fast Tow LLC',
    'Roy t/a Fast Tow',
    'Roy, trading as Fast Tow',
    'Roy Inc. D.B.A. Fast Tow',
    'Roy doing business as: Fast Tow',
  ])('splits the trading name from %s', (text) => {
    const { compact, tradingNames } = normaliseName(text)
    expect(compact).toBe('roy')
    expect(tradingNames.map((name) => name.tokens.join(' '))).toEqual(['fast tow'])
  })

  it('takes the trading name for the name where no other stands before it', () => {
    expect(normaliseName('The DBA Mailbox, LLC')).toMatchObject({ compact: 'mailbox', tradingNames: [] })
    expect(tokens('dba')).toBe('dba')
  })

  it('says what a form can mean in each jurisdiction', () => {
    expect(kinds('Acme SA').every((kind) => kind === 'stock')).toBe(true)
    expect(normaliseName('Acme GmbH').forms[0]?.forms).toContainEqual({
      jurisdiction: 'DE',
      kind: 'limited',
      elf: '2HBR',
    })
    expect(kinds('Acme')).toEqual([])
  })

  it('gives the same words when it reads its own result', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseName(text)
        expect(normaliseName(once.tokens.join(' ')).tokens).toEqual(once.tokens)
        expect(once.compact).toBe(once.tokens.join(''))
      }),
      { seed: 5, numRuns: 3_000 },
    )
  })

  it('does not depend on spaces and punctuation between words', () => {
    const word = fc.constantFrom('acme', 'north', 'steel', 'Ltd', 'GmbH', 'LLC', 'Inc', '7')
    const gap = fc.constantFrom(' ', '  ', ', ', ' - ', '. ', ' / ', '\t', '\u00a0', ' (', ') ')
    const names = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(names, (parts) => {
        expect(normaliseName(parts.flat().join(''))).toEqual(normaliseName(parts.map(([part]) => part).join(' ')))
      }),
      { seed: 5 },
    )
  })

  it('reads no more than its limit, and the result again as it is', () => {
    for (const part of ['中', 'a inc b ', 'trading ltd ', '& ', 'g m b h ', 'co gmbh and ', '\ud800']) {
      const once = normaliseName(part.repeat(NAME_LENGTH_MAX))
      expect(once.tokens.join(' ').length).toBeLessThanOrEqual(NAME_LENGTH_MAX)
      expect(normaliseName(once.tokens.join(' ')).tokens).toEqual(once.tokens)
    }
  })
})
