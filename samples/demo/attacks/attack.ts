import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '@goodstanding/core'
import type { Candidate } from '../../loans/candidates.ts'
import { run, runJson } from '../command.ts'
import { type DemoMember, LENDER } from '../members.ts'
import type { DemoNetwork } from '../network.ts'
import { enrol, type Stage } from '../story.ts'
import { tell } from '../tell.ts'
import { keyHistoryForged, providerDropped } from './lies-about-the-report.ts'
import { logForked, receiptLeftOut, recordDropped } from './lies-in-answers.ts'
import { recordBackDated, recordChanged, recordDroppedInNextSlot } from './lies-in-records.ts'
import type { Attack, Scene } from './scene.ts'

// Those that change what the bank has published come last, the one that cannot be undone at the end.
const ATTACKS: readonly Attack[] = [
  providerDropped,
  receiptLeftOut,
  recordDropped,
  logForked,
  keyHistoryForged,
  recordChanged,
  recordBackDated,
  recordDroppedInNextSlot,
]

export type Staging = {
  readonly stage: Stage
  readonly running: DemoNetwork
  readonly members: readonly DemoMember[]
  readonly victim: Candidate
  readonly name: string
}

/** Makes each attack's file from another enterprise's honest report, and has it verified. */
export async function attack(staging: Staging): Promise<void> {
  const folder = join(staging.stage.out, 'attacks')
  mkdirSync(folder, { recursive: true })
  const scene = await setScene(staging, folder)
  for (const each of ATTACKS) {
    const path = join(folder, each.file)
    writeFileSync(path, `${JSON.stringify(await each.make(scene))}\n`)
    await tellVerdict(staging.stage, each, path)
  }
  rmSync(join(folder, 'read.json.tmp'), { force: true })
}

async function setScene(staging: Staging, folder: string): Promise<Scene> {
  const { stage, victim, name } = staging
  const [bank] = victim.banks
  if (bank === undefined) throw new Error('the enterprise has a bank')
  const enterprise = await enrol(stage, name, victim, () => {})
  await runJson(['enterprise', 'file', '--as', name], stage.context)
  const ask = ['consent', 'request', enterprise, '--purpose', 'credit_application', '--as', LENDER]
  const { request } = await runJson<{ request: { id: string } }>(ask, stage.context)
  const granted = await runJson<{ consent: string; code: string }>(
    ['consent', 'grant', request.id, '--as', name],
    stage.context,
  )
  const out = join(folder, 'read.json.tmp')
  await runJson(['report', 'request', granted.consent, '--as', LENDER, '--out', out], stage.context)
  const report = JSON.parse(readFileSync(out, 'utf8')) as Report
  await runJson(['consent', 'revoke', granted.code], stage.context)
  return { ...staging, bank: bank.member, report }
}

async function tellVerdict({ out, context }: Stage, { what, claim }: Attack, path: string): Promise<void> {
  const ran = await run(['verify', path, '--network', join(out, 'network.json'), '--json'], context)
  const { claims } = JSON.parse(ran.stdout) as {
    claims: readonly { claim: string; verdict: string; findings: readonly { code: string }[] }[]
  }
  const failing = claims.filter(({ verdict }) => verdict === 'fails')
  const why = failing.find((one) => one.claim === claim)?.findings.map(({ code }) => code) ?? []
  tell(`${what}: exit ${ran.exitCode}, fails ${failing.map((one) => one.claim).join(', ')} (${why.join(', ')})`)
  if (ran.exitCode !== 4 || why.length === 0) throw new Error(`${path} was not refused for ${claim}`)
}
