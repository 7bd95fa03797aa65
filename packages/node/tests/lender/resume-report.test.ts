import { completeReportContract, type ReadBody, readReportContract, reportFileContract } from '@goodstanding/api'
import { instantOfMs, MINUTE_MS } from '@goodstanding/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NodeContext } from '../../src/node-context.ts'
import { keptReportFile, keptReports } from '../../src/use-cases/lender/kept-reports.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { resumeReports } from '../../src/use-cases/lender/resume-report.ts'
import { retryProvider } from '../../src/use-cases/lender/retry-provider.ts'
import { callNode } from '../test-call.ts'
import {
  type Enrolled,
  enrol,
  fileOk,
  type LenderWorld,
  lender,
  newBlock,
  readOk,
  readsAt,
  receivedConsent,
  type Scripted,
  silence,
  startLenderWorld,
  verified,
  withPeers,
  witnessed,
} from './lender-world.ts'

let world: LenderWorld
let acme: Enrolled
beforeAll(async () => {
  world = await startLenderWorld('resume report')
  acme = await enrol(world, 'acme', 'C3268102')
})
afterAll(() => world.net.stop())

const MEMBERS = ['registry', 'northbank', 'southbank'] as const

/** Hears every request that is sent; `answer` says whether the provider hears it too, and what comes back. */
function listening(node: NodeContext, heard: ReadBody[], answer: Scripted): NodeContext {
  return withPeers(
    node,
    Object.fromEntries(
      MEMBERS.map((member): [string, Scripted] => [
        `${member} read`,
        async (honest, input) => {
          heard.push(input.body as ReadBody)
          return answer(honest, input)
        },
      ]),
    ),
  )
}
const NEVER = new Promise<never>(() => {})
/** The same rows, in a process of its own: what it has under way, no other knows of. */
const inAnotherProcess = (node: NodeContext): NodeContext => ({ ...node, store: { ...node.store } })

/** A node that stops for good while it waits for answers, after its requests were sent. */
async function crashed(answer: Scripted) {
  const { statement } = await receivedConsent(world, acme)
  const heard: ReadBody[] = []
  const answered = Promise.withResolvers<void>()
  let answers = 0
  const dying = listening(inAnotherProcess(lender(world)), heard, async (honest, input) => {
    await answer(honest, input)
    answers += 1
    if (answers === MEMBERS.length) answered.resolve()
    return NEVER
  })
  void readReport(dying, statement.payload.id)
  await answered.promise
  return { consent: statement.payload.id, heard }
}
const idsIn = (heard: readonly ReadBody[]) => heard.map(({ request }) => request.payload.requestId).sort()
const newest = async () => {
  const [overview] = await keptReports(lender(world))
  if (overview === undefined) throw new Error('there is a report')
  return witnessed(lender(world), overview)
}

describe('After a crash', () => {
  it('the very bytes are sent again, the same answers come, and no other read is taken', async () => {
    const { consent, heard } = await crashed((honest) => honest())
    expect((await keptReports(lender(world))).some((report) => report.consent === consent)).toBe(false)
    const again: ReadBody[] = []
    await resumeReports(listening(lender(world), again, (honest) => honest()))
    expect(again.map(({ request }) => request)).toEqual(expect.arrayContaining(heard.map(({ request }) => request)))
    expect(await newest()).toMatchObject({ consent, overall: 'verified_with_remarks' })
    for (const member of MEMBERS) expect(await readsAt(world, member, consent)).toBe(1)
    const file = await fileOk(lender(world), (await newest()).id)
    expect(verified(world, file).claims.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
      'test_network',
    ])
    const idle: ReadBody[] = []
    await resumeReports(listening(lender(world), idle, (honest) => honest()))
    expect(idle).toEqual([])
  })

  it('a read counts although nobody has heard its answer yet', async () => {
    const { statement } = await receivedConsent(world, acme, { reads: 1 })
    const asked = Promise.withResolvers<void>()
    const dying = listening(inAnotherProcess(lender(world)), [], async () => {
      asked.resolve()
      return NEVER
    })
    void readReport(dying, statement.payload.id)
    await asked.promise
    const body = { consent: statement.payload.id }
    const answer = await callNode(world.net, 'harborlend', readReportContract, { body, as: 'operator' })
    expect(answer.json).toMatchObject({ code: 'consent_reads_exhausted' })
    await resumeReports(lender(world))
  })

  it('the same bytes are answered minutes later, with a fresh staple beside them', async () => {
    const { consent, heard } = await crashed((honest) => honest())
    world.net.advance(10 * MINUTE_MS)
    await newBlock(world)
    const again: ReadBody[] = []
    await resumeReports(listening(lender(world), again, (honest) => honest()))
    expect(idsIn(again)).toEqual(idsIn(heard))
    expect(again.every(({ staple }, i) => staple.at.header.height !== heard[i]?.staple.at.header.height)).toBe(true)
    const overview = await newest()
    expect(overview).toMatchObject({ consent, overall: 'verified_with_remarks' })
    expect(overview.answers.every(({ outcome }) => outcome === 'answered')).toBe(true)
    for (const member of MEMBERS) expect(await readsAt(world, member, consent)).toBe(1)
  })

  it('who had never seen its request is asked anew, once its staple is too old', async () => {
    const { consent, heard } = await crashed(async () => null)
    world.net.advance(10 * MINUTE_MS)
    await newBlock(world)
    await resumeReports(lender(world))
    const overview = await newest()
    expect(overview).toMatchObject({ consent, overall: 'verified_with_remarks' })
    expect(overview.answers.every(({ outcome }) => outcome === 'answered')).toBe(true)
    const file = await fileOk(lender(world), overview.id)
    const ids = file.answers.map(({ request }) => request.payload.requestId)
    expect(ids.filter((id) => idsIn(heard).includes(id))).toEqual([])
    for (const member of MEMBERS) expect(await readsAt(world, member, consent)).toBe(1)
  })

  it('nothing is asked or lost where the ledger cannot be shown now', async () => {
    const { consent } = await crashed((honest) => honest())
    const late = { ...lender(world), clock: { now: () => instantOfMs(world.net.clock.now() + 5 * MINUTE_MS) } }
    const heard: ReadBody[] = []
    await resumeReports(listening(late, heard, (honest) => honest()))
    expect(heard).toEqual([])
    await resumeReports(lender(world))
    expect(await newest()).toMatchObject({ consent, overall: 'verified_with_remarks' })
  })

  it('nobody is asked under a consent that has been revoked meanwhile', async () => {
    const { statement, code } = await receivedConsent(world, acme)
    const asked = Promise.withResolvers<void>()
    const dying = listening(inAnotherProcess(lender(world)), [], async () => {
      asked.resolve()
      return NEVER
    })
    void readReport(dying, statement.payload.id)
    await asked.promise
    await world.net.node('portal').node.ledger.submit({ payload: { kind: 'consent.revoke', code }, proofs: [] })
    const heard: ReadBody[] = []
    await resumeReports(listening(lender(world), heard, (honest) => honest()))
    expect(heard).toEqual([])
    const overview = await newest()
    expect(overview.consent).toBe(statement.payload.id)
    expect(overview.answers.map(({ outcome }) => outcome)).toEqual(['silent', 'silent', 'silent'])
  })

  it('a retry goes on where it was', async () => {
    const { statement } = await receivedConsent(world, acme)
    const first = await readOk(withPeers(lender(world), silence('southbank')), statement.payload.id)
    const asked = Promise.withResolvers<void>()
    const dying = withPeers(inAnotherProcess(lender(world)), {
      'southbank read': async () => {
        asked.resolve()
        return NEVER
      },
    })
    void retryProvider(dying, { report: first.id, provider: 'southbank' })
    await asked.promise
    // The report stands as it was, and no other try begins.
    expect((await fileOk(lender(world), first.id)).answers).toHaveLength(3)
    const retried = await retryProvider(lender(world), { report: first.id, provider: 'southbank' })
    expect(retried).toMatchObject({ fault: 'read_under_way' })
    await resumeReports(lender(world))
    expect((await newest()).answers.every(({ outcome }) => outcome === 'answered')).toBe(true)
    expect(await readsAt(world, 'southbank', statement.payload.id)).toBe(1)
  })
})

describe('A report that is still being read', () => {
  it('has no file, is not listed and cannot be completed', async () => {
    const { consent } = await crashed((honest) => honest())
    const row = await lender(world)
      .store.db.selectFrom('lender_report')
      .select('report')
      .where('consent', '=', consent)
      .executeTakeFirstOrThrow()
    expect(await keptReportFile(lender(world), row.report)).toMatchObject({ fault: 'read_under_way' })
    const params = { report: row.report }
    for (const contract of [reportFileContract, completeReportContract]) {
      const answer = await callNode(world.net, 'harborlend', contract, { params, as: 'operator' })
      expect([answer.status, answer.json]).toEqual([409, expect.objectContaining({ code: 'read_under_way' })])
    }
    await resumeReports(lender(world))
  })
})
