import { describe, expect, it, vi } from 'vitest'
import { periodic } from './periodic.ts'

const never = () => {
  throw new Error('no error is expected')
}

describe('A periodic worker', () => {
  it('never takes two turns at once, and takes one more when it is woken during a turn', async () => {
    let running = 0
    let most = 0
    let turns = 0
    const worker = periodic({
      name: 'test',
      everyMs: 60_000,
      onError: never,
      turn: async () => {
        running += 1
        turns += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 5))
        running -= 1
      },
    })
    worker.start()
    worker.wake()
    worker.wake()
    await vi.waitFor(() => expect(turns).toBe(2))
    await worker.stop()
    expect(most).toBe(1)
  })

  it('goes on after a turn that failed, and tells what failed', async () => {
    const errors: unknown[] = []
    let turns = 0
    const worker = periodic({
      name: 'test',
      everyMs: 1,
      onError: (error) => errors.push(error),
      turn: async () => {
        turns += 1
        if (turns === 1) throw new Error('once')
      },
    })
    worker.start()
    await vi.waitFor(() => expect(turns).toBeGreaterThan(2))
    await worker.stop()
    expect(errors).toHaveLength(1)
  })

  it('stops only when the turn under way has ended', async () => {
    let isDone = false
    const worker = periodic({
      name: 'test',
      everyMs: 60_000,
      onError: never,
      turn: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        isDone = true
      },
    })
    worker.start()
    await worker.stop()
    expect(isDone).toBe(true)
  })
})
