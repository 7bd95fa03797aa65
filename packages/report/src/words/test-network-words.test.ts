import { describe, expect, it } from 'vitest'
import { testNetworkWords } from './test-network-words.ts'

const CLOCK = { declared: '2007-06-30T09:00:00.000Z', real: '2026-10-01T08:00:00.000Z' }

describe('What a test network says of itself', () => {
  it('is nothing where the network is in earnest', () => {
    expect(testNetworkWords({ name: 'demo', testClock: null })).toBeNull()
  })

  it('is that it is a test, and since when', () => {
    expect(testNetworkWords({ name: 'demo', testClock: CLOCK })).toBe(
      'Test network demo: its clock started at 2007-06-30, and nothing in it is in earnest.',
    )
  })

  it('names the types of records that a generator made', () => {
    const testClock = { ...CLOCK, generated: ['registration' as const, 'tax_standing' as const] }
    expect(testNetworkWords({ name: 'demo', testClock })).toContain(
      'Made by a generator, in whole or in part: registration, tax standing.',
    )
  })
})
