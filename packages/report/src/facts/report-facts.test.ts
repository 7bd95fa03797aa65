import { instantOfMs, type Report, type ReportOutcome } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { carriedProof } from '../testing/carried-proof.ts'
import { closedTradeline, TRADELINE } from '../testing/test-facts.ts'
import { testWorld } from '../testing/test-report.ts'
import { bankOf, loanDraft, NOW, PUBLISHED_MS, REGISTRY_CA } from '../testing/test-world.ts'
import { reportFacts } from './report-facts.ts'

const SILENT: ReportOutcome = { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason: 'timeout' }

function factsOf(report: Report, now = NOW) {
  return reportFacts(report, { now }).map(({ provider, facts, expired }) => [
    provider,
    facts.map(({ head }) => head.type),
    expired.map(({ type }) => type),
  ])
}

describe('the facts of a report', () => {
  it('are what each provider states, without what was superseded, links and withdrawals', async () => {
    const report = await testWorld().assemble()
    expect(factsOf(report)).toEqual([
      ['registry-ca', ['registration'], []],
      ['northbank', ['tradeline', 'tradeline'], []],
    ])
    const [, bank] = reportFacts(report, { now: NOW })
    expect(bank?.facts.map(({ body }) => body)).toEqual([{ ...TRADELINE, originalTermMonths: 120 }, TRADELINE])
  })

  it('name what has expired since the read, and show it no more', async () => {
    const ending = loanDraft({ body: closedTradeline('2020-03-03') })
    const world = testWorld({ providers: [REGISTRY_CA, bankOf([{ drafts: [ending], atMs: PUBLISHED_MS }])] })
    const report = await world.assemble()
    expect(factsOf(report)[1]).toEqual(['northbank', ['tradeline'], []])
    expect(factsOf(report, instantOfMs(NOW + 86_400_000))[1]).toEqual(['northbank', [], ['tradeline']])
  })

  it('are none of a provider that was silent, but for a registration that the enterprise carries', async () => {
    const world = testWorld()
    const report = await world.assemble({ outcome: () => SILENT })
    expect(factsOf(report).map(([, facts]) => facts)).toEqual([[], []])
    const carrying = { ...report, registration: await carriedProof(world) }
    expect(factsOf(carrying).map(([, facts]) => facts)).toEqual([['registration'], []])
  })
})
