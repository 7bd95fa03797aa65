import { completeReportContract, type ReportOverview } from '@goodstanding/api'
import { MINUTE_MS, type ReadAnswerStatement } from '@goodstanding/core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PeerUnavailable } from '../../src/clients/peer-error.ts'
import { completeReport, completeReports } from '../../src/use-cases/lender/complete-report.ts'
import { keptReports } from '../../src/use-cases/lender/kept-reports.ts'
import { callNode } from '../test-call.ts'
import {
  bent,
  type Enrolled,
  enrol,
  fileOk,
  type LenderWorld,
  lender,
  newBlock,
  readOnce,
  receivedConsent,
  type Scripted,
  signedBy,
  startLenderWorld,
  verified,
  withPeers,
} from './lender-world.ts'

let world: LenderWorld
let acme: Enrolled
beforeAll(async () => {
  world = await startLenderWorld('complete report')
  acme = await enrol(world, 'acme', 'C3268102')
})
afterAll(() => world.net.stop())

const southbankIn = ({ answers }: ReportOverview) => answers.find(({ provider }) => provider === 'southbank')
const completed = async (node = lender(world), report: string) => {
  const result = await completeReport(node, report)
  if (!result.ok) throw new Error(result.fault)
  return result.value
}

/** What southbank signs while no witness has seen its access log. */
const provisional: Scripted = bent(({ payload }) =>
  signedBy(world, 'southbank', { ...payload, receipt: { ...payload.receipt, proof: null } }),
)
async function withProvisional() {
  const consent = await receivedConsent(world, acme)
  const node = withPeers(lender(world), { 'southbank read': provisional })
  return readOnce(node, consent.statement.payload.id)
}

describe('A provisional answer', () => {
  it('is kept and does not verify until its receipt is there', async () => {
    const overview = await withProvisional()
    expect(southbankIn(overview)).toEqual({ provider: 'southbank', outcome: 'provisional', code: null })
    expect(overview.overall).toBe('not_verified')
    const params = { report: overview.id }
    const answer = await callNode(world.net, 'harborlend', completeReportContract, { params, as: 'operator' })
    expect(answer.status).toBe(200)
    expect(southbankIn(answer.json as ReportOverview)).toEqual({
      ...{ provider: 'southbank', outcome: 'answered', code: null },
    })
    const file = await fileOk(lender(world), overview.id)
    expect(verified(world, file).claims.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
      'test_network',
    ])
    expect(file.answers.every(({ laterStaple }) => laterStaple === null)).toBe(true)
  })

  it('is completed by the node itself, too', async () => {
    const { id } = await withProvisional()
    await completeReports(lender(world))
    expect((await keptReports(lender(world))).find((report) => report.id === id)?.overall).toBe('verified_with_remarks')
  })

  type Receipt = (answer: ReadAnswerStatement) => ReadAnswerStatement
  const receiptBent =
    (change: Receipt): Scripted =>
    async (honest) => {
      const { status, body } = (await honest()) as { status: 200; body: { answer: ReadAnswerStatement } }
      return { status, body: { answer: change(structuredClone(body.answer)) } }
    }
  it.each<[string, Scripted]>([
    ['comes not', () => Promise.reject(new PeerUnavailable('southbank', 'timeout'))],
    [
      'is signed by another',
      receiptBent(({ payload }) => signedBy(world, 'northbank', payload) as ReadAnswerStatement),
    ],
    ['is for another answer', receiptBent(({ payload }) => signedBy(world, 'southbank', { ...payload, leaves: [] }))],
    [
      'is for another access',
      receiptBent(({ payload }) =>
        signedBy(world, 'southbank', { ...payload, receipt: { ...payload.receipt, n: payload.receipt.n + 1 } }),
      ),
    ],
    ['is still missing', provisionalReceipt()],
    [
      'proves nothing',
      receiptBent(({ payload }) => {
        const { proof } = payload.receipt
        if (proof === null) throw new Error('a receipt has a proof')
        const inclusion = [...proof.inclusion, '00'.repeat(32)]
        return signedBy(world, 'southbank', {
          ...payload,
          receipt: { ...payload.receipt, proof: { ...proof, inclusion } },
        })
      }),
    ],
    [
      'stands under a checkpoint that nobody has witnessed',
      receiptBent(({ payload }) => {
        const { proof } = payload.receipt
        if (proof === null) throw new Error('a receipt has a proof')
        const lines = proof.checkpoint.split('\n').filter((line) => !line.includes('witness'))
        return signedBy(world, 'southbank', {
          ...payload,
          receipt: { ...payload.receipt, proof: { ...proof, checkpoint: lines.join('\n') } },
        })
      }),
    ],
  ])('stays provisional where its receipt %s', async (_, receipt) => {
    const { id } = await withProvisional()
    const node = withPeers(lender(world), { 'southbank readReceipt': receipt })
    expect(southbankIn(await completed(node, id))).toMatchObject({ outcome: 'provisional' })
    // Nothing is lost: the honest receipt still completes it.
    expect(southbankIn(await completed(lender(world), id))).toMatchObject({ outcome: 'answered', code: null })
  })

  function provisionalReceipt(): Scripted {
    return receiptBent(({ payload }) =>
      signedBy(world, 'southbank', { ...payload, receipt: { ...payload.receipt, proof: null } }),
    )
  }

  it('is refused completion where the report is none', async () => {
    const nothing = '0192f0c1-2b3c-7d4e-8f50-123456789abc'
    expect(await completeReport(lender(world), nothing)).toMatchObject({ fault: 'not_found' })
  })
})

describe('An access that was witnessed late', () => {
  it('needs a second staple, given only while the consent stands', async () => {
    const [kept, revoked] = [
      await receivedConsent(world, acme),
      await receivedConsent(world, await enrol(world, 'other', 'C3268103')),
    ]
    const witnesses = silenceWitnessesOf('southbank/access')
    const reports: string[] = []
    for (const { statement } of [kept, revoked]) {
      const overview = await readOnce(lender(world), statement.payload.id)
      expect(southbankIn(overview)).toMatchObject({ outcome: 'provisional' })
      reports.push(overview.id)
    }
    world.net.advance(10 * MINUTE_MS)
    witnesses.speak()
    // The receipts can be had, but no header that is fresh enough: nothing is settled before one is.
    for (const report of reports) await vi.waitFor(() => receiptAtHand(report), { timeout: 25_000, interval: 500 })
    expect(southbankIn(await completed(lender(world), reports[0] ?? ''))?.outcome).toBe('provisional')
    await newBlock(world)
    await world.net
      .node('portal')
      .node.ledger.submit({ payload: { kind: 'consent.revoke', code: revoked.code }, proofs: [] })

    const first = await completed(lender(world), reports[0] ?? '')
    expect(first).toMatchObject({ overall: 'verified_with_remarks' })
    const file = await fileOk(lender(world), first.id)
    expect(file.answers.map(({ provider, laterStaple }) => [provider, laterStaple !== null])).toEqual(
      file.answers.map(({ provider }) => [provider, provider === 'southbank']),
    )
    expect(verified(world, file).overall).toBe('verified_with_remarks')

    // The provider gives no receipt under a consent that has ended, and is not asked for it.
    const second = await completed(lender(world), reports[1] ?? '')
    expect(southbankIn(second)).toMatchObject({ outcome: 'provisional' })
    expect(second.overall).toBe('not_verified')
  })
})

/** Whether southbank's access log is witnessed as far as its answer's entry, so that it can give the receipt. */
async function receiptAtHand(report: string): Promise<void> {
  const { outcome } =
    (await fileOk(lender(world), report)).answers.find(({ provider }) => provider === 'southbank') ?? {}
  if (outcome?.kind !== 'answered') throw new Error('southbank has answered')
  const witnessed = await world.net.node('southbank').node.logs.access?.witnessedCheckpoint()
  expect(witnessed?.size).toBeGreaterThan(outcome.answer.payload.receipt.position)
}

/** No witness hears of that log until `speak`. */
function silenceWitnessesOf(log: string): { readonly speak: () => void } {
  const real = globalThis.fetch
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const body = init?.body === undefined || init.body === null ? '' : Buffer.from(init.body as Uint8Array).toString()
    if (String(url).endsWith('/witness/add-checkpoint') && body.includes(log)) throw new Error('no witness answers')
    return real(url, init)
  })
  return { speak: () => spy.mockRestore() }
}
