import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report, ReportAnswer } from '@goodstanding/core'
import type { NodeContext } from '@goodstanding/node'
import type { Candidate } from '../../loans/candidates.ts'
import { runJson } from '../command.ts'
import { type DemoMember, LENDER } from '../members.ts'
import type { DemoNetwork } from '../network.ts'
import type { Stage } from '../story.ts'

/** A world to attack: an enterprise that has granted, the lender's honest report, and the members' nodes. */
export type Scene = {
  readonly stage: Stage
  readonly running: DemoNetwork
  readonly members: readonly DemoMember[]
  readonly victim: Candidate
  readonly name: string
  /** The bank that lies, and what is true of its answer. */
  readonly bank: string
  readonly report: Report
}

/** What an attack makes: a report that looks right, and why it should not be believed. */
export type Attack = {
  readonly file: string
  readonly claim: string
  readonly what: string
  make(scene: Scene): Promise<Report>
}

/** The bank's part of a report; it was answered. */
export function partOf(report: Report, bank: string): ReportAnswer & { outcome: { kind: 'answered' } } {
  const part = report.answers.find(({ provider }) => provider === bank)
  if (part?.outcome.kind !== 'answered') throw new Error(`${bank} has answered`)
  return part as ReportAnswer & { outcome: { kind: 'answered' } }
}

/** The report with another outcome in the bank's part. */
export function withPart(report: Report, part: ReportAnswer): Report {
  return { ...report, answers: report.answers.map((other) => (other.provider === part.provider ? part : other)) }
}

export function nodeOf({ running }: Scene, member: string): NodeContext {
  const node = running.nodes.get(member)
  if (node === undefined) throw new Error(`there is no node ${member}`)
  return node.node
}

/** Grants anew and reads anew: what the lender gets once the bank lies. */
export async function readAgain(scene: Scene): Promise<Report> {
  const { stage, name } = scene
  const { enterprise } = scene.report.consent.statement.payload
  const asked = await runJson<{ request: { id: string } }>(
    ['consent', 'request', enterprise, '--purpose', 'credit_application', '--as', LENDER],
    stage.context,
  )
  const granted = await runJson<{ consent: string; code: string }>(
    ['consent', 'grant', asked.request.id, '--as', name],
    stage.context,
  )
  const out = join(stage.out, 'attacks', 'read.json.tmp')
  await runJson(['report', 'request', granted.consent, '--as', LENDER, '--out', out], stage.context)
  await runJson(['consent', 'revoke', granted.code], stage.context)
  return JSON.parse(readFileSync(out, 'utf8')) as Report
}
