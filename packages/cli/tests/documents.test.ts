import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LANGUAGES, PAPERS } from '@goodstanding/documents'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { goodstandingProgram } from '../src/program.ts'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url))
const REPORT = path('vectors/report/honest.json')
const SCORECARD = path('samples/scorecard/demonstration.json')
const [honest] = JSON.parse(readFileSync(path('vectors/report/expected.json'), 'utf8')).filter(
  ({ file }: { file: string }) => file === 'honest.json',
)
const PIN = ['--network', honest.trusted[0]]

const folder = testFolder()
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(honest.now) })
})
afterAll(() => {
  vi.useRealTimers()
})

const bytesOf = (out: string) => readFileSync(out, 'latin1')

async function assessed(): Promise<string> {
  const out = folder.path('assessment.json')
  await cli('report', 'assess', REPORT, '--scorecard', SCORECARD, ...PIN, '--out', out)
  return out
}

describe('`report page` and `report pdf`', () => {
  it('write the report, in each language and on each paper that there is', async () => {
    for (const language of LANGUAGES) {
      const page = folder.path(`${language}.html`)
      expect(await cliJson('report', 'page', REPORT, ...PIN, '--language', language, '--out', page)).toMatchObject({
        exitCode: 0,
        json: { overall: 'verified', out: page, bytes: readFileSync(page).length },
      })
      expect(readFileSync(page, 'utf8')).toContain('Harbor Row Bakery, Inc.')
      for (const paper of Object.keys(PAPERS)) {
        const pdf = folder.path(`${language}-${paper}.pdf`)
        const { exitCode } = await cli('report', 'pdf', REPORT, '--paper', paper, '--language', language, '--out', pdf)
        expect([exitCode, bytesOf(pdf).slice(0, 5)]).toEqual([0, '%PDF-'])
      }
    }
  })

  it('show an assessment of this report, and say whether it was computed again', async () => {
    const assessment = await assessed()
    const out = folder.path('assessed.html')
    await cli('report', 'page', REPORT, '--assessment', assessment, '--out', out)
    expect(readFileSync(out, 'utf8')).toContain('not computed again here')
    await cli('report', 'page', REPORT, '--assessment', assessment, '--scorecard', SCORECARD, '--out', out)
    expect(readFileSync(out, 'utf8')).toContain('computed again from the report and the scorecard: the same')
  })

  it('write nothing of an assessment that is of another report, or does not come out again', async () => {
    const assessment = JSON.parse(readFileSync(await assessed(), 'utf8'))
    const [file, out] = [folder.path('changed.json'), folder.path('changed.html')]
    writeFileSync(file, JSON.stringify({ ...assessment, report: 'f'.repeat(64) }))
    const other = await cli('report', 'page', REPORT, '--assessment', file, '--out', out)
    expect([other.exitCode, other.stderr]).toEqual([2, expect.stringContaining('[assessment_of_another_report]')])
    writeFileSync(file, JSON.stringify({ ...assessment, basePoints: assessment.basePoints + 1 }))
    const changed = await cli('report', 'pdf', REPORT, '--assessment', file, '--scorecard', SCORECARD, '--out', out)
    expect([changed.exitCode, changed.stderr]).toEqual([
      4,
      expect.stringMatching(/basePoints come out otherwise.*assessment_differs/),
    ])
    expect(existsSync(out)).toBe(false)
  })

  it('draw a report of a network that is not trusted without its facts, and say what to do', async () => {
    const out = folder.path('untrusted.html')
    const { exitCode, stderr } = await cli('report', 'page', REPORT, '--network', 'f'.repeat(64), '--out', out)
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('goodstanding network pin')])
    expect(readFileSync(out, 'utf8')).toContain('NOT VERIFIED')
    expect(readFileSync(out, 'utf8')).not.toContain('Harbor Row Bakery')
  })

  it('offer the languages and papers that documents have', () => {
    const commands = goodstandingProgram().commands.flatMap((group) => group.commands)
    const offered = (command: string, long: string) =>
      commands.find((one) => one.name() === command)?.options.find((option) => option.long === long)?.argChoices
    for (const command of ['page', 'pdf', 'card']) expect(offered(command, '--language')).toEqual(LANGUAGES)
    for (const command of ['pdf', 'card']) expect(offered(command, '--paper')).toEqual(Object.keys(PAPERS))
  })
})

describe('`score card`', () => {
  it('writes a page or a PDF by the name of the file', async () => {
    const [html, pdf] = [folder.path('card.html'), folder.path('card.PDF')]
    expect((await cli('score', 'card', SCORECARD, '--out', html)).exitCode).toBe(0)
    expect((await cli('score', 'card', SCORECARD, '--out', pdf)).exitCode).toBe(0)
    expect([readFileSync(html, 'utf8').slice(0, 15), bytesOf(pdf).slice(0, 5)]).toEqual(['<!doctype html>', '%PDF-'])
  })

  it.each([
    [['--out', 'card.txt'], 'document_kind'],
    [['--out', 'card.html', '--validation', REPORT], 'validation_form'],
    [['--out', 'nowhere/card.html'], 'file_not_written'],
  ])('refuses %j with %s', async (options, code) => {
    const { exitCode, stderr } = await cli('score', 'card', SCORECARD, ...options)
    expect([exitCode === 0, stderr]).toEqual([false, expect.stringContaining(`[${code}]`)])
  })
})

describe('`report letter`', () => {
  it('writes a PDF where the name of the file says so', async () => {
    const page = readFileSync(path('docs/protocol/letters.md'), 'utf8')
    const [facts, out] = [folder.path('facts.json'), folder.path('letter.pdf')]
    writeFileSync(facts, /```json\n([^`]*)```/.exec(page)?.[1] ?? '')
    const { exitCode, stdout } = await cli('report', 'letter', await assessed(), '--facts', facts, '--out', out)
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`Written to ${out}`)])
    expect(bytesOf(out).slice(0, 5)).toBe('%PDF-')
  })
})
