import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultOfShown } from './shown-output.ts'
import { scriptOf, type Typed, typedBlocks, typeScript } from './typed-blocks.ts'
import { testFolder } from './user-folder.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const GUIDE = fileURLToPath(new URL('../../../docs/guides/validator.md', import.meta.url))

const folder = testFolder()
const blocks = typedBlocks(readFileSync(GUIDE, 'utf8'), '## From rows to a price')
let typed: Typed

beforeAll(async () => {
  const env = { ...process.env, WORK: folder.path('work'), PATH: `${ROOT}node_modules/.bin:${process.env.PATH}` }
  typed = await typeScript(scriptOf(blocks.map(({ commands }) => commands)), { cwd: ROOT, env })
})

describe('The guide for a model validator', () => {
  it('goes from rows to a price by what it says to type', () => {
    expect(typed.exitCode, typed.errors).toBe(0)
    expect(typed.printed.length).toBe(blocks.length)
  })

  it('shows what its commands print', () => {
    const shown = blocks.flatMap(({ shown }, at) => (shown === undefined ? [] : [{ shown, at }]))
    expect(shown.length).toBe(1)
    for (const { shown: text, at } of shown) expect(faultOfShown(text, typed.printed[at] ?? '')).toBeUndefined()
  })

  it('finds nothing where there is nothing to find, and says so', () => {
    const report: { samples: { kind: string; figures: { auc: { low: number; high: number } } }[]; warnings: string[] } =
      JSON.parse(readFileSync(folder.path('work/validation.json'), 'utf8'))
    const [first] = report.samples
    expect(first?.kind).toBe('out_of_time')
    expect(first?.figures.auc.low).toBeLessThan(0.5)
    expect(first?.figures.auc.high).toBeLessThan(0.55)
    expect(report.warnings.join('\n')).toContain('no better than chance')
  })

  it('leaves the scorecard as SQL, PMML and a table, and a score for each row', () => {
    const lines = (name: string) => readFileSync(folder.path(`work/${name}`), 'utf8').split('\n')
    expect(lines('scorecard.sql')[0]).toMatch(/^-- Scorecard sba-loans/)
    expect(lines('scorecard.pmml')[1]).toContain('PMML-4_4')
    expect(lines('scorecard.csv')[0]).toContain('characteristic')
    expect(lines('scores.csv').length).toBe(20_000 + 2)
  })
})
