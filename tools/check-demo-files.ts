/**
 * Checks what the demo wrote, as a stranger would: `goodstanding verify FILE --network FOLDER/network.json --json`.
 * The honest files must be verified (exit 0 or 3), each attack refused (exit 4) for the claim that it breaks.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'

const HONEST = ['report.json', 'report-after-move.json', 'own-copy.json']

/** The report as it is drawn, by the first bytes of a file of its kind. */
const DRAWN: Readonly<Record<string, string>> = { 'report.html': '<!doctype html>', 'report.pdf': '%PDF-' }

const ASSESSED = ['--assessment', 'assessment.json', '--scorecard', 'samples/scorecard/demonstration.json'] as const

/** Which claim each attack breaks, by the name of its file. */
const ATTACKS: Readonly<Record<string, string>> = {
  'record-changed.json': 'records',
  'record-back-dated.json': 'published_in_time',
  'log-forked.json': 'logs_witnessed',
  'record-dropped.json': 'nothing_left_out',
  'record-dropped-in-next-slot.json': 'nothing_left_out',
  'provider-dropped.json': 'slices_answered',
  'receipt-left-out.json': 'receipt',
  'key-history-forged.json': 'enterprise',
}

const VERIFIED = 0
const VERIFIED_WITH_REMARKS = 3
const NOT_VERIFIED = 4

type Verdict = { readonly exit: number | null; readonly failing: readonly string[]; readonly said: string }

function verify(folder: string, file: string, more: readonly string[] = []): Verdict {
  const options = ['--network', join(folder, 'network.json'), '--json', ...more]
  const run = spawnSync(process.execPath, ['packages/cli/src/main.ts', 'verify', join(folder, file), ...options], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  })
  return { exit: run.status, failing: failingClaims(run.stdout), said: `${run.stdout}${run.stderr}`.slice(0, 2_000) }
}

function failingClaims(json: string): readonly string[] {
  try {
    const { claims }: { claims: readonly { claim: string; verdict: string }[] } = JSON.parse(json)
    return claims.filter(({ verdict }) => verdict === 'fails').map(({ claim }) => claim)
  } catch {
    return []
  }
}

function faultOfHonest(folder: string, file: string, more: readonly string[] = []): string | undefined {
  if (!existsSync(join(folder, file))) return 'is missing'
  const { exit, said } = verify(folder, file, more)
  return exit === VERIFIED || exit === VERIFIED_WITH_REMARKS ? undefined : `exit ${exit}, not 0 or 3: ${said}`
}

function faultOfAttack(folder: string, file: string, claim: string): string | undefined {
  if (!existsSync(join(folder, file))) return 'is missing'
  const { exit, failing, said } = verify(folder, file)
  if (exit !== NOT_VERIFIED) return `exit ${exit}, not ${NOT_VERIFIED}: ${said}`
  if (!failing.includes(claim)) return `fails for ${failing.join(', ') || 'nothing'}, not for ${claim}: ${said}`
  return undefined
}

function faultOfAssessment(folder: string): string | undefined {
  const [option, file, ...scorecard] = ASSESSED
  return faultOfHonest(folder, 'report.json', [option, join(folder, file), ...scorecard])
}

function faultOfDrawn(folder: string, file: string, start: string): string | undefined {
  if (!existsSync(join(folder, file))) return 'is missing'
  const found = readFileSync(join(folder, file)).subarray(0, start.length).toString('latin1')
  return found.toLowerCase() === start.toLowerCase() ? undefined : `starts with ${found}, not ${start}`
}

function unknownAttacks(folder: string): readonly string[] {
  const files = existsSync(join(folder, 'attacks')) ? readdirSync(join(folder, 'attacks')) : []
  return files.filter((file) => ATTACKS[file] === undefined)
}

function main(folder: string): void {
  let faults = 0
  const say = (file: string, fault: string | undefined, good: string): void => {
    if (fault !== undefined) faults += 1
    console.log(fault === undefined ? `  ${file}: ${good}` : `  ${file}: WRONG: ${fault}`)
  }
  for (const file of HONEST) say(file, faultOfHonest(folder, file), 'verified')
  say('assessment.json', faultOfAssessment(folder), 'computed again, the same')
  for (const [file, start] of Object.entries(DRAWN)) say(file, faultOfDrawn(folder, file, start), 'drawn')
  for (const [name, claim] of Object.entries(ATTACKS)) {
    const file = join('attacks', name)
    say(file, faultOfAttack(folder, file, claim), `refused for ${claim}`)
  }
  for (const name of unknownAttacks(folder))
    say(join('attacks', name), 'tools/check-demo-files.ts does not know it', '')
  if (faults > 0) process.exitCode = 1
}

main(resolve(process.argv[2] ?? 'demo-out'))
