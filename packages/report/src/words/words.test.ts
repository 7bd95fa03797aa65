import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLAIMS, fails } from '../claims/claim.ts'
import { FINDING_CODES } from '../claims/finding-codes.ts'
import { parseReport } from '../parse-report.ts'
import { claimWords } from './claim-words.ts'
import { FINDING_WORDS, findingWords } from './finding-words.ts'
import { reportFaultWords } from './report-fault-words.ts'

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

describe('the words for a file that is no report', () => {
  it.each([
    ['', /^it is empty, or no JSON, or JSON that was cut off/],
    ['{"format":"application/vnd.goodst', /^it is empty, or no JSON, or JSON that was cut off/],
    [`${'['.repeat(1_000)}${']'.repeat(1_000)}`, /deeper than a report/],
    ['{"format":1,"format":1}', /one name twice/],
    ['{"format":9007199254740993}', /a number that two readers/],
    ['{"format":"\\ud800"}', /half of a character/],
    ['{"a":1}', /of another kind, or of a version/],
    ['{"__proto__":{}}', /not in the form of a report \(at __proto__\)/],
  ])('say of %j what to look at, and no code', (text, words) => {
    const report = parseReport(text)
    const said = report.ok ? '' : reportFaultWords(report.fault, report.at)
    expect(said).toMatch(words)
    expect(said).not.toMatch(/json_|report_/)
  })
})
