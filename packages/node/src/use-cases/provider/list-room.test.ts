import { LIST_POSITIONS_MAX } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roomOf } from './list-room.ts'

const LIST = { subject: 'ab'.repeat(16), listedUnder: 'tradeline' }
const OTHER = { ...LIST, listedUnder: 'accounts' }

/** How many records of a kind a list takes. */
function taken(room: ReturnType<typeof roomOf>, record: 'new' | 'superseding'): number {
  let count = 0
  while (room(LIST, record)) count += 1
  return count
}

describe('A list', () => {
  it('takes half of its positions as new records, and superseding ones until it is full', () => {
    expect(taken(roomOf([]), 'new')).toBe(LIST_POSITIONS_MAX / 2)
    expect(taken(roomOf([{ ...LIST, positions: 1, standing: 1 }]), 'superseding')).toBe(LIST_POSITIONS_MAX - 2)
    expect(taken(roomOf([{ ...LIST, positions: LIST_POSITIONS_MAX + 5, standing: 9 }]), 'superseding')).toBe(0)
  })

  it('that is full says nothing of another one', () => {
    const room = roomOf([{ ...LIST, positions: LIST_POSITIONS_MAX, standing: 0 }])
    expect([room(LIST, 'new'), room(OTHER, 'new')]).toEqual([false, true])
  })

  it('has room for a withdrawal of each record that stands, whatever was published', () => {
    const published = fc.array(fc.constantFrom('new' as const, 'superseding' as const), { maxLength: 200 })
    const sizes = fc.record({
      standing: fc.integer({ min: 1, max: 5_000 }),
      ended: fc.integer({ min: 0, max: LIST_POSITIONS_MAX }),
    })
    fc.assert(
      fc.property(sizes, published, ({ standing, ended }, records) => {
        fc.pre(standing * 2 + ended <= LIST_POSITIONS_MAX)
        const room = roomOf([{ ...LIST, positions: standing + ended, standing }])
        const taken = records.filter((record) => room(LIST, record))
        const news = taken.filter((record) => record === 'new').length
        const withdrawals = standing + news
        expect(standing + ended + taken.length + withdrawals).toBeLessThanOrEqual(LIST_POSITIONS_MAX)
      }),
    )
  })
})
