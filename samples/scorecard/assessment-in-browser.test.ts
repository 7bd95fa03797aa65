import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PricingTerms, Row, Scorecard } from '@goodstanding/scoring'
import fc from 'fast-check'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { assessText, type Given, scoresText } from './assess-in-page.ts'

const CHROMIUM = inject('chromium') ?? ''
const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const textOf = (path: string): string => readFileSync(pathOf(path), 'utf8')

type Vector = Omit<Given, 'report' | 'scorecard' | 'nowMs'> & {
  readonly file: string
  readonly what: string
  readonly now: string
  readonly terms: PricingTerms | null
  readonly assessment: unknown
}

const vectors: readonly Vector[] = JSON.parse(textOf('vectors/assessment/expected.json'))
const SHIPPED = textOf('samples/scorecard/demonstration.json')

function givenOf({ file, now, ...rest }: Vector, scorecard: string): Given {
  return { ...rest, report: textOf(`vectors/assessment/${file}`), scorecard, nowMs: Date.parse(now) }
}

/** Rows with values at, between and beyond the bounds of every bin, and each kind of absence. */
function rowsOf({ characteristics }: Scorecard): readonly Row[] {
  const absent = fc
    .constantFrom('missing', 'not_applicable', 'provider_silent', 'withheld')
    .map((why) => ({ absent: why }))
  const cells = characteristics.map((one) => {
    const bounds = one.kind === 'number' ? one.bins.flatMap(({ upTo }) => upTo ?? []) : []
    const near = bounds.flatMap((bound) => [bound - 1, bound, bound + 1])
    const labels = one.kind === 'category' ? [...one.bins.flatMap((bin) => bin.labels), 'other'] : []
    const values =
      one.kind === 'number' ? fc.oneof(fc.constantFrom(0, ...near), fc.integer()) : fc.constantFrom(...labels)
    return [one.name, fc.oneof({ weight: 4, arbitrary: values }, absent)] as const
  })
  const row = fc.record(Object.fromEntries(cells)) as fc.Arbitrary<Row>
  return fc.sample(row, { seed: 11, numRuns: 3_000 })
}

describe.skipIf(CHROMIUM === '')('An assessment in a browser', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        target: 'es2024',
        lib: {
          entry: fileURLToPath(new URL('assess-in-page.ts', import.meta.url)),
          formats: ['es'],
          fileName: 'assess',
        },
      },
    })
    const outputs = (Array.isArray(built) ? built : [built]).flatMap((bundle) =>
      'output' in bundle ? bundle.output : [],
    )
    const code = outputs.flatMap((output) => (output.type === 'chunk' ? [output.code] : [])).join('\n')
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    page = await browser.newPage()
    await page.addScriptTag({ content: code, type: 'module' })
  })
  afterAll(async () => {
    await browser.close()
  })

  const inPage = (name: 'assessText' | 'scoresText', ...args: readonly unknown[]): Promise<string> =>
    page.evaluate(
      ([called, given]) => (Reflect.get(globalThis, called) as (...all: readonly unknown[]) => string)(...given),
      [name, args] as const,
    )

  it.each(vectors.map((vector) => [`${vector.file}: ${vector.what}`, vector] as const))(
    'is the same as in Node, to the last digit: %s',
    async (_, vector) => {
      const given = givenOf(vector, textOf('vectors/assessment/scorecard.json'))
      const told = await inPage('assessText', given)
      expect(told).toBe(assessText(given))
      expect(JSON.parse(told)).toEqual({ ok: true, value: vector.assessment })
    },
  )

  it('is the same by the demonstration scorecard', async () => {
    const given = givenOf(vectors[0] ?? expect.fail('a vector'), SHIPPED)
    const told = await inPage('assessText', given)
    expect(told).toBe(assessText(given))
    expect(JSON.parse(told)).toMatchObject({ ok: true, value: { scorecard: { generated: true } } })
  })

  it('gives the points and the PD of Node for three thousand rows of every kind', async () => {
    const rows = rowsOf(JSON.parse(SHIPPED))
    const told = await inPage('scoresText', SHIPPED, rows)
    expect(told).toBe(scoresText(SHIPPED, rows))
    expect(new Set(JSON.parse(told).map(([points]: readonly number[]) => points)).size).toBeGreaterThan(50)
  })
})
