import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLAIMS, fails } from '../claims/claim.ts'
import { FINDING_CODES } from '../claims/finding-codes.ts'
import { claimWords } from './claim-words.ts'
import { FINDING_WORDS, findingWords } from './finding-words.ts'

const PAGE = readFileSync(join(import.meta.dirname, '../../../../docs/protocol/verification.md'), 'utf8')

/** Code and meaning of each row of the page's tables, in their order. */
const rows = [...PAGE.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, code, meaning]) => [code, meaning])

describe('docs/protocol/verification.md', () => {
  it('lists every claim in its order, in the words that a reader is told', () => {
    expect(rows.slice(0, CLAIMS.length)).toEqual(CLAIMS.map((claim) => [claim, claimWords(claim)]))
  })

  it('says of every claim what it is judged by', () => {
    const judged = [...PAGE.matchAll(/^- \*\*`(\w+)`\*\*: /gm)].map(([, claim]) => claim)
    expect(judged).toEqual(CLAIMS)
  })

  it('lists every finding once, in the words that a reader is told', () => {
    expect(rows.slice(CLAIMS.length).toSorted()).toEqual(Object.entries(FINDING_WORDS).toSorted())
  })
})

describe('the words of a finding', () => {
  it('are there for each code, and end without a full stop, as part of a sentence', () => {
    for (const code of FINDING_CODES) expect(FINDING_WORDS[code]).toMatch(/^[a-z].*[^.]$/)
  })

  it('say what it is about, where that is known', () => {
    expect(findingWords(fails('slice_twice', 'northbank'))).toBe('a provider has two slices (northbank)')
    expect(findingWords(fails('slice_twice'))).toBe('a provider has two slices')
  })
})
