import { describe, expect, it } from 'vitest'
import { NOW, testWorld } from './testing/test-report.ts'
import { verifyReport } from './verify-report.ts'

describe('an honest report', () => {
  it('is verified without remarks', async () => {
    const world = testWorld()
    const report = await world.assemble()
    const verification = verifyReport(report, { trusted: [world.network.genesisHash], now: NOW })
    expect(verification.claims.filter(({ verdict }) => verdict !== 'holds')).toEqual([])
    expect(verification.overall).toBe('verified')
  })
})
