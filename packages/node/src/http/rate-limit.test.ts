import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

describe('The rate limit', () => {
  it('lets a tenth of a minute’s calls through at once, then says when to try again', () => {
    const limit = createRateLimit(10)
    const answers = Array.from({ length: 8 }, () => limit.take('address:a', 60, 0))
    expect(answers).toEqual([0, 0, 0, 0, 0, 0, 1, 1])
    expect(limit.take('address:a', 60, 1_000)).toBe(0)
    expect(limit.take('address:a', 60, 1_000)).toBe(1)
  })

  it('counts each caller apart', () => {
    const limit = createRateLimit(10)
    for (let i = 0; i < 6; i++) limit.take('address:a', 60, 0)
    expect(limit.take('address:a', 60, 0)).toBe(1)
    expect(limit.take('address:b', 60, 0)).toBe(0)
  })

  it('forgets the quietest caller, so that its memory stays bounded', () => {
    const limit = createRateLimit(2)
    for (let i = 0; i < 6; i++) limit.take('a', 60, 0)
    limit.take('b', 60, 0)
    limit.take('c', 60, 0)
    expect(limit.take('a', 60, 0)).toBe(0)
  })

  it('is not filled by a clock that goes back', () => {
    const limit = createRateLimit(2)
    for (let i = 0; i < 6; i++) limit.take('a', 60, 100_000)
    expect(limit.take('a', 60, 0)).toBe(1)
  })
})
