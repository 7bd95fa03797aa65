import type { AnswerContent, OpenedLeaf } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { parseCheckpoint, proveMultiproof } from '@goodstanding/log'
import { answerFalsely, forkLog, signFalsely } from '@goodstanding/node/lies'
import { contentOf } from '@goodstanding/report'
import { type Attack, nodeOf, partOf, type Scene, withPart } from './scene.ts'

/** The bank shows another history of its log, in which the loan is larger. */
export const logForked: Attack = {
  file: 'log-forked.json',
  claim: 'logs_witnessed',
  what: 'the bank shows this lender a second history of its log',
  async make(scene) {
    const seed = scene.members.find(({ entry }) => entry.name === scene.bank)?.seeds.recordLog
    if (seed === undefined) throw new Error('the bank has a key of its record log')
    return lie(scene, (content) => {
      const loan = firstLoan(content)
      const opened = loan.opened === null ? null : { ...loan.opened, body: larger(loan.opened.body) }
      return forkLog(nodeOf(scene, scene.bank), new Uint8Array(Buffer.from(seed, 'hex')), content, { ...loan, opened })
    })
  },
}

/** The bank leaves a record out of its answer and proves all others. */
export const recordDropped: Attack = {
  file: 'record-dropped.json',
  claim: 'nothing_left_out',
  what: 'the bank leaves one record out of its answer',
  make: (scene) =>
    lie(scene, async (content) => {
      const gone = firstLoan(content).position
      const leaves = content.leaves.filter(({ position }) => position !== gone)
      const checkpoint = parseCheckpoint(content.recordLog.checkpoint)
      const log = nodeOf(scene, scene.bank).logs.records
      if (!checkpoint.ok || log === null) throw new Error('an honest answer is needed')
      const { size } = checkpoint.value.checkpoint
      const proof = await proveMultiproof([...leaves.map(({ position }) => position), size - 1], size, log.readNode)
      const firstCheckpoints = content.firstCheckpoints
        .map((first) => ({ ...first, positions: first.positions.filter((position) => position !== gone) }))
        .filter(({ positions }) => positions.length > 0)
      return { ...content, leaves, firstCheckpoints, recordLog: { ...content.recordLog, multiproof: proof.map(toHex) } }
    }),
}

/** Bank and lender read without leaving a trace. */
export const receiptLeftOut: Attack = {
  file: 'receipt-left-out.json',
  claim: 'receipt',
  what: 'bank and lender agree to leave no trace of the read',
  async make(scene) {
    const part = partOf(scene.report, scene.bank)
    const { payload } = part.outcome.answer
    const answer = signFalsely(nodeOf(scene, scene.bank), { ...payload, receipt: { ...payload.receipt, proof: null } })
    return withPart(scene.report, { ...part, outcome: { kind: 'answered', answer } })
  },
}

/** The report with a false content in the place of the bank's, logged, witnessed and signed. */
async function lie(scene: Scene, bend: (content: AnswerContent) => Promise<AnswerContent>) {
  const part = partOf(scene.report, scene.bank)
  const { payload } = part.outcome.answer
  const { slice } = scene.report.consent.slices.find((one) => one.slice.provider === scene.bank) ?? {}
  if (slice === undefined) throw new Error('the consent has a slice for the bank')
  const content = await bend(contentOf(payload))
  const answer = await answerFalsely(nodeOf(scene, scene.bank), payload.receipt, slice, content)
  return withPart(scene.report, { ...part, outcome: { kind: 'answered', answer } })
}

function firstLoan(content: AnswerContent): OpenedLeaf {
  const loan = content.leaves.find(({ head, opened }) => head.type === 'tradeline' && opened !== null)
  if (loan === undefined) throw new Error('the bank has shown a loan')
  return loan
}

/** The same loan, ten times as large. */
export function larger<B extends object>(body: B): B {
  const { originalAmount } = body as { originalAmount?: { currency: string; minor: number } }
  if (originalAmount === undefined) throw new Error('the loan has an amount')
  return { ...body, originalAmount: { ...originalAmount, minor: originalAmount.minor * 10 } }
}
