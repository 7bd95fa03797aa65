import { instantOfMs } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { createNonces } from './nonces.ts'

const at = instantOfMs

describe('Remembered nonces', () => {
  it('take each nonce once until it would be too old anyway', () => {
    const nonces = createNonces(10)
    expect(nonces.remember('n', at(100), at(0))).toBe('new')
    expect(nonces.remember('n', at(100), at(99))).toBe('seen')
    expect(nonces.remember('n', at(200), at(100))).toBe('new')
  })

  it('take no more than they can remember, and have room again when some are old', () => {
    const nonces = createNonces(2)
    nonces.remember('a', at(100), at(0))
    nonces.remember('b', at(50), at(0))
    expect(nonces.remember('c', at(100), at(10))).toBe('full')
    expect(nonces.remember('c', at(100), at(50))).toBe('new')
    expect(nonces.remember('a', at(100), at(50))).toBe('seen')
  })
})
