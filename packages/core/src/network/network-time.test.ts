import { describe, expect, it } from 'vitest'
import { formatInstant } from '../time/instant.ts'
import { networkTime } from './network-time.ts'

const REAL_MS = Date.parse('2026-10-01T08:00:00.000Z')

describe('The network’s time', () => {
  it('is the world’s where there is no test clock', () => {
    expect(networkTime({ testClock: null }, REAL_MS)).toBe(REAL_MS)
  })

  it('of a test network begins at its declared instant and runs as the world’s', () => {
    const testClock = { declared: '2007-06-30T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' }
    expect(formatInstant(networkTime({ testClock }, REAL_MS))).toBe('2007-06-30T08:00:00.000Z')
  })

  it('is in whole milliseconds', () => {
    expect(networkTime({ testClock: null }, REAL_MS + 0.75)).toBe(REAL_MS)
  })
})
