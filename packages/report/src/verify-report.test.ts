import { describe, expect, it } from 'vitest'
import { CLAIMS } from './claims/claim.ts'
import { BROKEN_REPORTS } from './testing/broken/all.ts'
import { judge, linesOf } from './testing/broken-report.ts'
import { FINDING_WORDS } from './words/finding-words.ts'

describe('an honest report', () => {
  it('is verified without remarks', async () => {
    const { verification } = await judge({ name: 'that is honest', says: [] })
    expect(linesOf(verification)).toEqual([])
    expect(verification.overall).toBe('verified')
  })
})

describe.each(CLAIMS)('the claim %s is judged of a report', (claim) => {
  it.each(BROKEN_REPORTS[claim])('$name', async (broken) => {
    const { verification } = await judge(broken)
    const lines = linesOf(verification)
    if (broken.amongOthers) expect(lines).toEqual(expect.arrayContaining([...broken.says]))
    else expect(lines).toEqual(broken.says.toSorted())
    const isRefused = broken.says.some((line) => line.includes(' fails '))
    const otherwise = lines.length === 0 ? 'verified' : 'verified_with_remarks'
    expect(verification.overall).toBe(isRefused ? 'not_verified' : otherwise)
  })
})

/** Forms that the report's own form holds already: a parsed report cannot say these. */
const UNREACHABLE = ['key_history_form', 'staple_form', 'type_unknown']

describe('the findings', () => {
  it('are each said of a report here, but those that a parsed report cannot have', () => {
    const said = new Set(
      Object.values(BROKEN_REPORTS).flatMap((reports) => reports.flatMap(({ says }) => says.map(codeOf))),
    )
    const never = Object.keys(FINDING_WORDS).filter((code) => !said.has(code))
    expect(never.toSorted()).toEqual(UNREACHABLE)
  })
})

function codeOf(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1)
}
