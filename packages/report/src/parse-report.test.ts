import type { Report } from '@goodstanding/core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseReport, REPORT_SIZE_MAX } from './parse-report.ts'
import { leafPaths, withFlip } from './testing/leaf-paths.ts'
import { testWorld } from './testing/test-report.ts'

let report: Report
let text: string
beforeAll(async () => {
  report = await testWorld().assemble()
  text = JSON.stringify(report)
})

/** The text with one name's value replaced, wherever it first stands. */
function replaced(pattern: RegExp, by: string): string {
  const changed = text.replace(pattern, by)
  if (changed === text) throw new Error(`${pattern} is not in the report`)
  return changed
}

describe('a report file', () => {
  it('is read as it was written', () => {
    expect(parseReport(text)).toEqual({ ok: true, value: report })
    expect(parseReport(JSON.stringify(report, null, 2))).toEqual({ ok: true, value: report })
  })

  it.each([
    ['nothing', () => ''],
    ['a text that is no JSON', () => 'Dear Sirs'],
    ['half a report', () => text.slice(0, text.length / 2)],
    ['a report with something behind it', () => `${text} x`],
    ['a byte order mark before it', () => `\uFEFF${text}`],
    ['a name twice in one object', () => replaced(/"reads":3/, '"reads":3,"reads":3')],
    ['a name twice, once escaped', () => replaced(/"reads":3/, '"reads":3,"r\\u0065ads":366')],
    ['a number that no double holds', () => replaced(/"reads":3/, '"reads":9007199254740993')],
    ['a lone surrogate', () => replaced(/Harbor Row/, 'Harbor \\ud800')],
    ['arrays a thousand deep', () => '['.repeat(1_000) + ']'.repeat(1_000)],
  ])('is refused as JSON: %s', (_, make) => {
    expect(parseReport(make())).toMatchObject({ ok: false, fault: 'report_not_json' })
  })

  it.each([
    ['another format', () => replaced(/report\+json/, 'record+json')],
    ['another version', () => replaced(/"version":1,"network"/, '"version":2,"network"')],
    ['an unknown name', () => replaced(/"assembledAt"/, '"score":7,"assembledAt"')],
    ['a name from the prototype', () => replaced(/"assembledAt"/, '"constructor":{},"assembledAt"')],
    ['__proto__ at the top', () => replaced(/"assembledAt"/, '"__proto__":{},"assembledAt"')],
    ['__proto__ in a body', () => replaced(/"legalForm"/, '"__proto__":{"status":"x"},"legalForm"')],
    ['__proto__ among reasons', () => replaced(/"incorporatedOn":/, '"__proto__":"not_reported","incorporatedOn":')],
    ['__proto__ in a proof', () => replaced(/"exist":/, '"__proto__":{},"exist":')],
    ['the zeroth read', () => replaced(/"n":1/, '"n":0')],
    ['half a read', () => replaced(/"n":1/, '"n":1.5')],
    ['a position below zero', () => replaced(/"position":0/, '"position":-1')],
    ['a hash in capitals', () => replaced(/"charterHash":"[0-9a-f]{64}"/, `"charterHash":"${'AB'.repeat(32)}"`)],
    ['an impossible day', () => replaced(/"asOf":"2026-03-02"/, '"asOf":"2026-02-30"')],
    ['a record of an unknown type', () => replaced(/"type":"tradeline"/, '"type":"opinion"')],
    ['a record of a day after its issue', () => replaced(/"asOf":"2026-03-02"/, '"asOf":"2026-03-03"')],
    ['a silent provider for a reason of the lender’s own', () => withSilent('they are rude')],
    ['more answers than a consent has slices', () => withAnswers(513)],
  ])('is refused as a report: %s', (_, make) => {
    expect(parseReport(make())).toMatchObject({ ok: false, fault: 'report_form' })
  })

  it('is refused unread where it is too large', () => {
    const large = ' '.repeat(REPORT_SIZE_MAX + 1)
    expect(parseReport(large)).toMatchObject({ ok: false, fault: 'report_too_large' })
  })

  it('is never read as something that it does not say', () => {
    const paths = leafPaths(report)
    fc.assert(
      fc.property(fc.nat(paths.length - 1), fc.nat(1_000), (i, at) => {
        const changed = withFlip(report, paths[i] ?? [], at)
        const parsed = parseReport(JSON.stringify(changed))
        if (parsed.ok) expect(parsed.value).toEqual(changed)
      }),
      { numRuns: 100 },
    )
  })
})

function withSilent(reason: string): string {
  const outcome = { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason }
  return JSON.stringify({ ...report, answers: report.answers.map((part) => ({ ...part, outcome })) })
}

function withAnswers(count: number): string {
  const [one] = report.answers
  const outcome = { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason: 'timeout' }
  return JSON.stringify({ ...report, answers: Array.from({ length: count }, () => ({ ...one, outcome })) })
}
