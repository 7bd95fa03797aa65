import { describe, expect, it } from 'vitest'
import { boundedMemory } from './bounded-memory.ts'

describe('A bounded memory', () => {
  it('computes once what it still remembers, and forgets the oldest when it is full', () => {
    const computed: number[] = []
    const double = boundedMemory(2, (bytes) => {
      computed.push(bytes[0] ?? 0)
      return 2 * (bytes[0] ?? 0)
    })
    expect([1, 1, 2, 1, 3, 2, 1].map((each) => double(Uint8Array.of(each)))).toEqual([2, 2, 4, 2, 6, 4, 2])
    expect(computed).toEqual([1, 2, 3, 1])
  })
})
