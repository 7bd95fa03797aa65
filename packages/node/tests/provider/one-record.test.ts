import type { RegistrationProof, ReportAnswer } from '@goodstanding/core'
import { ANSWER_CLAIMS, assembleReport, verifyReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEntry, aRow } from './candidate-rows.ts'
import {
  aRead,
  grant,
  linkCustomer,
  newEnterprise,
  type ProviderWorld,
  publish,
  sendRead,
  startProviderWorld,
} from './provider-world.ts'

let world: ProviderWorld
beforeAll(async () => {
  world = await startProviderWorld('one record')
})
afterAll(() => world.net.stop())

describe('One record’s way through a provider', () => {
  it('ends in an answer of which all seven claims hold', async () => {
    const { net } = world
    expect(await publish(world, 'registry', [anEntry('reg 1', 'C3268102')])).toMatchObject([{ outcome: 'published' }])
    expect(await publish(world, 'northbank', [aRow({ customer: 'cust 1' })])).toMatchObject([{ outcome: 'published' }])
    const enterprise = await newEnterprise(world, 'acme')
    const entry = await linkCustomer(world, enterprise, { member: 'registry', customer: 'reg 1' })
    const registration = entry.registration as RegistrationProof
    const link = await linkCustomer(world, enterprise, { member: 'northbank', customer: 'cust 1', registration })
    const consent = await grant(world, enterprise, [
      { member: 'registry', subject: entry.link.head.subject, types: ['registration', 'insolvency'] },
      { member: 'northbank', subject: link.link.head.subject, types: ['tradeline', 'accounts'] },
    ])
    const answers: ReportAnswer[] = []
    for (const member of ['registry', 'northbank']) {
      const body = await aRead(world, enterprise, consent, member, registration)
      const result = await sendRead(world, member, body)
      if (result.kind !== 'answered') throw new Error(result.refusal.payload.code)
      const { request, staple } = body
      answers.push({ provider: member, request, staple, laterStaple: null, outcome: result })
    }
    const report = assembleReport({
      ...{ network: net.network, assembledAt: net.clock.now(), keyHistory: [enterprise.create] as never, registration },
      ...{ consent, answers },
    })
    const verification = verifyReport(report, { trusted: [net.network.genesisHash], now: net.clock.now() })
    const claims = verification.claims.filter(({ claim }) => (ANSWER_CLAIMS as readonly string[]).includes(claim))
    expect(claims).toHaveLength(14)
    const others = verification.claims.filter(({ verdict }) => verdict !== 'holds')
    // That this is a test network is said of every report.
    expect(others).toEqual([expect.objectContaining({ claim: 'network', verdict: 'remark' })])
  })
})
