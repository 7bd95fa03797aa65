import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLAIM_REFUSALS, LEDGER_REFUSALS, PUBLISH_REFUSALS, READ_REFUSALS } from './refusals.ts'

const textOf = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')
const page = textOf('docs/protocol/refusals.md')
const statuses = new Map(
  [...textOf('packages/api/src/problem-status.ts').matchAll(/^ {2}(\w+): (\d{3}),$/gm)].map(([, code, status]) => [
    code,
    status,
  ]),
)

/** The rows under a heading of the page: code, status, meaning. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `(\w+)` \| (\d{3}) \| (.+) \|$/gm)].map((row) => row.slice(1))
}

describe.each([
  ['The ledger refuses an operation', LEDGER_REFUSALS],
  ['A provider refuses a claim', CLAIM_REFUSALS],
  ['A provider refuses a read', READ_REFUSALS],
  ['A node refuses to publish a record', PUBLISH_REFUSALS],
])('%s', (heading, codes) => {
  const rows = rowsUnder(heading)

  it('with the codes that stand on the page, each once and in this order', () => {
    expect(rows.map(([code]) => code)).toEqual([...codes])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it.each(rows)('with %s as status %s: %s', (code, status, meaning) => {
    expect(status).toBe(statuses.get(code))
    expect(meaning.length).toBeGreaterThan(10)
  })
})
