import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const folder = testFolder()
const VECTORS = fileURLToPath(new URL('../../../vectors/assessment/expected.json', import.meta.url))
const PAGE = fileURLToPath(new URL('../../../docs/protocol/letters.md', import.meta.url))

/** The facts that the page of letters shows. */
const shown: object = JSON.parse(/```json\n([^`]*)```/.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '')

const facts = (change: object) => {
  writeFileSync(folder.path('facts.json'), JSON.stringify({ ...shown, ...change }))
  return folder.path('facts.json')
}
const letter = (file: string, change: object, ...more: readonly string[]) => [
  ...['report', 'letter', folder.path(file), '--facts', facts(change)],
  ...more,
]

beforeAll(() => {
  const expected: { assessment: { result: string } }[] = JSON.parse(readFileSync(VECTORS, 'utf8'))
  for (const result of ['graded', 'partial_file']) {
    const found = expected.find(({ assessment }) => assessment.result === result)
    writeFileSync(folder.path(`${result}.json`), JSON.stringify(found?.assessment))
  }
})

describe('`report letter`', () => {
  it('writes the letter of the page’s example, with the assessment’s reasons', async () => {
    const { exitCode, stdout, stderr } = await cli(...letter('graded.json', {}))
    expect(exitCode, stderr).toBe(0)
    expect(stdout).toContain('The main reason')
    expect(stdout).toContain('Equal Credit Opportunity Act')
    const { json } = await cliJson(...letter('graded.json', {}))
    expect(json).toMatchObject({
      regime: 'small',
      deadlines: { noticeDueOn: '2026-11-29', reasonsUntil: '2027-01-23' },
    })
  })

  it('says of a partial file what is lacking', async () => {
    const { stdout } = await cli(...letter('partial_file.json', {}))
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/(could not obtain|consent)/)
  })

  it('keeps it in a file, and says the days and what the lender must know', async () => {
    const late = { letterOn: '2026-12-15', grossRevenuesUsd: 5_000_000, withReasons: false }
    const { stdout, stderr } = await cli(...letter('graded.json', late, '--out', folder.path('letter.txt')))
    expect(stdout).toContain('under the rules for large enterprises')
    expect(stdout).toContain('counts until 2027-02-13')
    expect(stderr).toContain('this letter is late')
    expect(readFileSync(folder.path('letter.txt'), 'utf8')).toMatch(/Ask for it in\s+writing/)
  })

  it.each([
    ['letter_facts_form', { action: 'ignored' }],
    ['letter_dates_order', { actionOn: '2026-10-01' }],
    ['letter_action_facts', { action: 'counteroffer' }],
    ['letter_reason_not_specific', { ownReasons: ['credit score too low'] }],
  ])('ends with %s for facts with %o', async (code, change) => {
    expect(await cliJson(...letter('graded.json', change))).toMatchObject({ exitCode: 2, json: { error: { code } } })
  })

  it('refuses a file that is no assessment, and says how to make one', async () => {
    const { exitCode, stderr } = await cli(...letter('facts.json', {}))
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('report assess')])
  })
})
