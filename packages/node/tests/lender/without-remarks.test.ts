import { type ReportOverview, readReportContract, reportFileContract } from '@goodstanding/api'
import { parseReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callNode } from '../test-call.ts'
import { enrol, type LenderWorld, receivedConsent, startLenderWorld, verified } from './lender-world.ts'

let world: LenderWorld
beforeAll(async () => {
  world = await startLenderWorld('without remarks', { declared: null })
})
afterAll(() => world.net.stop())

describe('A report of a network in earnest', () => {
  it('verifies without any remark where every register and bank has answered', async () => {
    const { net } = world
    const enrolled = await enrol(world, 'acme', 'C3268102')
    const consent = await receivedConsent(world, enrolled)
    const body = { consent: consent.statement.payload.id }
    const read = await callNode(net, 'harborlend', readReportContract, { body, as: 'operator' })
    expect(read.status).toBe(200)
    const overview = read.json as ReportOverview
    expect(overview).toMatchObject({
      overall: 'verified',
      answers: expect.arrayContaining(
        ['registry', 'northbank', 'southbank'].map((provider) => ({ provider, outcome: 'answered', code: null })),
      ),
    })

    const params = { report: overview.id }
    const file = await callNode(net, 'harborlend', reportFileContract, { params, as: 'operator' })
    const report = parseReport(file.text)
    if (!report.ok) throw new Error(report.fault)
    const { overall, claims } = verified(world, report.value)
    expect(claims.filter(({ verdict }) => verdict !== 'holds')).toEqual([])
    expect(overall).toBe('verified')
  })
})
