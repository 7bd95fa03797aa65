import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ed25519Signer } from '@goodstanding/crypto'
import { readScorecardText, signScorecard } from '@goodstanding/report'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const VECTORS = fileURLToPath(new URL('../../../vectors/assessment/', import.meta.url))
const SCORECARD = `${VECTORS}scorecard.json`

type Expected = {
  readonly file: string
  readonly what: string
  readonly trusted: readonly string[]
  readonly now: string
  readonly disputed: readonly string[]
  readonly terms: object | null
  readonly assessment: { readonly result: string; readonly points: number | null }
}

const expected: readonly Expected[] = JSON.parse(readFileSync(`${VECTORS}expected.json`, 'utf8'))
const GENESIS = expected[0]?.trusted[0] ?? ''
const WHOLE = `${VECTORS}whole.json`

const folder = testFolder()
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(expected[0]?.now ?? '') })
  mkdirSync(folder.path('config/goodstanding'), { recursive: true })
  writeFileSync(folder.path('config/goodstanding/pinned-networks.json'), '{"networks":[]}')
})
afterEach(() => {
  vi.useRealTimers()
})

function write(name: string, value: unknown): string {
  writeFileSync(folder.path(name), JSON.stringify(value))
  return folder.path(name)
}

const assess = ['--scorecard', SCORECARD, '--network', GENESIS]

describe('`report assess`', () => {
  it.each(expected.map((one) => [`${one.file}: ${one.what}`, one] as const))(
    'computes what every implementation must: %s',
    async (_, { file, disputed, terms, assessment }) => {
      const more = [
        ...(terms === null ? [] : ['--terms', write('terms.json', terms)]),
        ...(disputed.length === 0 ? [] : ['--disputed', ...disputed]),
      ]
      const { exitCode, json } = await cliJson('report', 'assess', VECTORS + file, ...assess, ...more)
      expect([exitCode, json]).toEqual([assessment.result === 'graded' ? 0 : 3, assessment])
    },
  )

  it('says for people what is lacking, what cost points and by which records', async () => {
    const silent = await cli('report', 'assess', `${VECTORS}silent.json`, ...assess)
    expect(silent.stdout).toContain('PARTIAL FILE')
    expect(silent.stdout).toContain('tradeline: southbank did not answer')
    expect(silent.stdout).toMatch(/Grade +–/)
    const whole = await cli('report', 'assess', WHOLE, ...assess)
    expect(whole.stdout).toContain('A DEMONSTRATION')
    expect(whole.stdout).toContain('−52  a credit account was past due; above 0 days, at most 30 days: +30')
    expect(whole.stdout).toMatch(/from 019[0-9a-f-]{33}\n/)
    expect(whole.stdout).not.toContain('undefined')
  })

  it('takes a signed scorecard, and refuses one that was changed after signing', async () => {
    const read = readScorecardText(readFileSync(SCORECARD, 'utf8'))
    if (!read.ok) throw new Error(read.fault)
    const signed = signScorecard(read.value.scorecard, [ed25519Signer(new Uint8Array(32).fill(7))])
    const good = await cliJson(
      'report',
      'assess',
      WHOLE,
      '--scorecard',
      write('signed.json', signed),
      '--network',
      GENESIS,
    )
    expect([good.exitCode, good.json]).toEqual([0, expect.objectContaining({ result: 'graded' })])
    const raised = { ...signed, payload: { ...signed.payload, basePoints: 700 } }
    const bad = await cli('report', 'assess', WHOLE, '--scorecard', write('raised.json', raised), '--network', GENESIS)
    expect([bad.exitCode, bad.stderr]).toEqual([2, expect.stringContaining('[scorecard_signature]')])
  })

  it('names who has signed the scorecard: an owner, then a validator, over the same hash', async () => {
    const [owner, validator] = [folder.path('owner.key'), folder.path('validator.key')]
    const signed = folder.path('twice.json')
    const first = await cliJson('score', 'sign', SCORECARD, '--key', owner, '--new-key', '--out', signed)
    const second = await cliJson('score', 'sign', signed, '--key', validator, '--new-key', '--out', signed)
    const { hash, signedBy } = second.json as { readonly hash: string; readonly signedBy: readonly string[] }
    expect(first.json).toMatchObject({ hash, signedBy: [signedBy[0]] })
    const again = await cliJson('score', 'sign', signed, '--key', owner, '--out', signed)
    expect((again.json as typeof second.json & { signedBy: string[] }).signedBy.toSorted()).toEqual(signedBy.toSorted())
    const { stdout } = await cli('report', 'assess', WHOLE, '--scorecard', signed, '--network', GENESIS)
    expect(stdout).toContain(hash)
    for (const key of signedBy) expect(stdout).toContain(key)
    expect((await cli('report', 'assess', WHOLE, ...assess)).stdout).toContain('nobody has signed it')
  })

  it('signs with no key that others may read, that is none, or that is there already where a new one is asked for', async () => {
    const out = ['--out', folder.path('never.json')]
    writeFileSync(folder.path('open.key'), `${'1'.repeat(64)}\n`, { mode: 0o644 })
    writeFileSync(folder.path('no.key'), 'secret', { mode: 0o600 })
    const sign = (key: string, ...more: string[]) =>
      cli('score', 'sign', SCORECARD, '--key', folder.path(key), ...out, ...more)
    expect(await sign('open.key')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('[key_file_permissions]'),
    })
    expect(await sign('no.key')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('[key_file_form]') })
    expect(await sign('none.key')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('[key_file_missing]') })
    expect(await sign('no.key', '--new-key')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('[file_not_written]'),
    })
    expect(readFileSync(folder.path('no.key'), 'utf8')).toBe('secret')
    expect(existsSync(folder.path('never.json'))).toBe(false)
  })

  it.each([
    ['a report of a network that is not pinned', [WHOLE, '--scorecard', SCORECARD], 4, 'report_not_verified'],
    ['no scorecard', [WHOLE, '--scorecard', WHOLE, '--network', GENESIS], 2, 'scorecard_form'],
    ['a scorecard that is not there', [WHOLE, '--scorecard', 'nowhere.json'], 2, 'file_unreadable'],
    ['no report', [SCORECARD, ...assess], 2, 'report_form'],
    ['terms that are none', [WHOLE, ...assess, '--terms', SCORECARD], 2, 'pricing_terms_form'],
  ])('ends in words and a code for %s', async (_, args, code, fault) => {
    const { exitCode, stdout, stderr } = await cli('report', 'assess', ...args)
    expect([exitCode, stdout, stderr]).toEqual([code, '', expect.stringContaining(`[${fault}]`)])
  })

  it('does not score reports by a scorecard of a table', async () => {
    const card = JSON.parse(readFileSync(SCORECARD, 'utf8'))
    const loans = { ...card, characteristics: [{ ...card.characteristics[0], name: 'loan_share' }] }
    const { exitCode, stderr } = await cli(
      'report',
      'assess',
      WHOLE,
      '--scorecard',
      write('loans.json', loans),
      '--network',
      GENESIS,
    )
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('loan_share, which is no characteristic of records'),
    ])
  })
})

describe('`verify --assessment`', () => {
  const keep = async (): Promise<string> => {
    const out = folder.path('assessment.json')
    await cli('report', 'assess', WHOLE, ...assess, '--out', out)
    return out
  }

  it('computes a kept assessment again and ends as the report alone does', async () => {
    const { exitCode, json } = await cliJson('verify', WHOLE, '--assessment', await keep(), ...assess)
    expect([exitCode, json]).toEqual([0, expect.objectContaining({ assessment: { agrees: true, differing: [] } })])
    const { stdout } = await cli('verify', WHOLE, '--assessment', await keep(), ...assess)
    expect(stdout).toContain('✓ the assessment is what this report and scorecard give: 519 points, grade E')
  })

  it('ends with exit code 4 and names the parts where it was changed', async () => {
    const kept = JSON.parse(readFileSync(await keep(), 'utf8'))
    const changed = write('changed.json', { ...kept, points: 640, grade: 'A' })
    const { exitCode, stdout } = await cli('verify', WHOLE, '--assessment', changed, ...assess)
    expect([exitCode, stdout]).toEqual([4, expect.stringContaining('(points, grade); they give 519 points, grade E')])
  })

  it('of another report is not this one’s', async () => {
    const { exitCode, json } = await cliJson('verify', `${VECTORS}silent.json`, '--assessment', await keep(), ...assess)
    expect([exitCode, json]).toEqual([
      4,
      expect.objectContaining({ assessment: expect.objectContaining({ agrees: false }) }),
    ])
  })

  it('needs both files, and files of these kinds', async () => {
    const kept = await keep()
    const lonely = await cli('verify', WHOLE, '--assessment', kept, '--network', GENESIS)
    expect([lonely.exitCode, lonely.stderr]).toEqual([2, expect.stringContaining('[assessment_incomplete]')])
    const none = await cli('verify', WHOLE, '--assessment', SCORECARD, ...assess)
    expect([none.exitCode, none.stderr]).toEqual([2, expect.stringContaining('[assessment_form]')])
    const card = JSON.parse(readFileSync(SCORECARD, 'utf8'))
    const other = write('other.json', { ...card, name: 'another' })
    const mixed = await cli('verify', WHOLE, '--assessment', kept, '--scorecard', other, '--network', GENESIS)
    expect([mixed.exitCode, mixed.stderr]).toEqual([2, expect.stringContaining('[assessment_of_another_scorecard]')])
  })
})

describe('`enterprise score`', () => {
  it('says in plain words what counted, what it cost, what would change it and what a lender will not see', async () => {
    const { exitCode, stdout } = await cli('enterprise', 'score', WHOLE, ...assess)
    expect(exitCode).toBe(0)
    for (const part of ['WHAT COUNTED', 'WHAT IT COST', 'WHAT WOULD CHANGE IT', 'WHAT A LENDER WILL NOT SEE']) {
      expect(stdout).toContain(`\n${part}\n`)
    }
    expect(stdout).toContain('519 points: 600 that everyone starts from')
    expect(stdout).toContain('−52 against the best: a credit account was past due (31 days, says southbank)')
    expect(stdout).toContain(
      'operating result over debt service due: not known, which costs nothing; known, between −20 and +15',
    )
    expect(stdout).toContain('It is stored nowhere')
    expect(stdout).not.toContain('undefined')
  })

  it('computes exactly what a lender computes from the same file', async () => {
    const own = await cliJson('enterprise', 'score', WHOLE, ...assess)
    expect(own.json).toEqual((await cliJson('report', 'assess', WHOLE, ...assess)).json)
  })

  it('calls a thin file no bad score', async () => {
    const honest = fileURLToPath(new URL('../../../vectors/report/honest.json', import.meta.url))
    const trusted = JSON.parse(
      readFileSync(fileURLToPath(new URL('../../../vectors/report/expected.json', import.meta.url)), 'utf8'),
    )[0].trusted[0]
    const { exitCode, stdout } = await cli(
      'enterprise',
      'score',
      honest,
      '--scorecard',
      SCORECARD,
      '--network',
      trusted,
    )
    expect([exitCode, stdout]).toEqual([3, expect.stringContaining('too few facts to score. That is no bad score')])
    expect(stdout).not.toContain('WHAT IT COST')
  })
})
