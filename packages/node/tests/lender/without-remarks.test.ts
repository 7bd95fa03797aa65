import { type ReportOverview, readReportContract, reportFileContract } from '@goodstanding/api'
import { parseReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callNode } from '../test-call.ts'
import { TEST_DATABASES } from '../test-network.ts'
import {
  type Enrolled,
  enrol,
  type LenderWorld,
  lender,
  readsAt,
  receivedConsent,
  startLenderWorld,
  verified,
  witnessed,
} from './lender-world.ts'

describe.each(TEST_DATABASES)('In a network in earnest, on %s', (database) => {
  let world: LenderWorld
  let acme: Enrolled
  beforeAll(async () => {
    world = await startLenderWorld('without remarks', { declared: null, database })
    acme = await enrol(world, 'acme', 'C3268102')
  })
  afterAll(() => world.net.stop())
  const read = (consent: string) =>
    callNode(world.net, 'harborlend', readReportContract, { body: { consent }, as: 'operator' })

  it('a report verifies without any remark where every register and bank has answered', async () => {
    const { statement } = await receivedConsent(world, acme)
    const answer = await read(statement.payload.id)
    expect(answer.status).toBe(200)
    const overview = await witnessed(lender(world), answer.json as ReportOverview)
    expect(overview.overall).toBe('verified')
    expect(overview.answers.toSorted((a, b) => (a.provider < b.provider ? -1 : 1))).toEqual(
      ['northbank', 'registry', 'southbank'].map((provider) => ({ provider, outcome: 'answered', code: null })),
    )

    const params = { report: overview.id }
    const file = await callNode(world.net, 'harborlend', reportFileContract, { params, as: 'operator' })
    const report = parseReport(file.text)
    if (!report.ok) throw new Error(report.fault)
    const { overall, claims } = verified(world, report.value)
    expect(claims.filter(({ verdict }) => verdict !== 'holds')).toEqual([])
    expect(overall).toBe('verified')
  })

  it('of many reports at once no more are read than the consent allows', async () => {
    const { statement } = await receivedConsent(world, acme, { reads: 2 })
    const consent = statement.payload.id
    const answers = await Promise.all(Array.from({ length: 5 }, () => read(consent)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409, 409])
    for (const { status, json } of answers) {
      if (status === 200) {
        const overview = await witnessed(lender(world), json as ReportOverview)
        expect(overview).toMatchObject({
          overall: 'verified',
          answers: Array(3).fill({ outcome: 'answered', code: null }),
        })
      } else expect(json).toMatchObject({ code: 'consent_reads_exhausted' })
    }
    for (const member of ['registry', 'northbank', 'southbank']) expect(await readsAt(world, member, consent)).toBe(2)
  })
})
