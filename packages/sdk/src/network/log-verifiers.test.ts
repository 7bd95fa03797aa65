import { logOrigin, type Network } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { headerLogKey } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { testNetwork } from '../testing/test-network.ts'
import { logVerifiers } from './log-verifiers.ts'

const network = testNetwork()
const { descriptor } = network
const [first] = descriptor.headerLog.keys
const [commons] = descriptor.members
const later = { fromHeight: 5, member: 'commons', key: commons?.httpKey ?? '' }
const rekeyed: Network = {
  ...network,
  descriptor: { ...descriptor, headerLog: { keys: [...descriptor.headerLog.keys, later] } },
}

describe('keys of logs', () => {
  const keyAt = (size?: number) =>
    toHex(logVerifiers(rekeyed, logOrigin(rekeyed, 'headers'), size)?.logKey.publicKey ?? new Uint8Array())

  it('of the header log are those of the newest header that a checkpoint of that size covers', () => {
    expect([0, 1, 5, 6, 600].map(keyAt)).toEqual([first?.key, first?.key, first?.key, later.key, later.key])
  })

  it('of the header log are the newest unless a size is said', () => {
    expect(keyAt()).toBe(later.key)
  })

  it('of the header log are those by which a report’s verifier judges that header', () => {
    for (const height of [0, 4, 5, 99]) expect(keyAt(height + 1)).toBe(toHex(headerLogKey(rekeyed, height).publicKey))
  })

  it('are the member’s own for its record and access log, whatever the size', () => {
    const bank = descriptor.members.find(({ name }) => name === 'northbank')
    const keyOf = (kind: 'records' | 'access', size: number) =>
      toHex(logVerifiers(network, logOrigin(network, kind, 'northbank'), size)?.logKey.publicKey ?? new Uint8Array())
    expect([0, 600].map((size) => keyOf('records', size))).toEqual([bank?.recordLogKey, bank?.recordLogKey])
    expect(keyOf('access', 7)).toBe(bank?.accessLogKey)
  })

  it('are of no log that the network does not have', () => {
    expect(logVerifiers(network, logOrigin(network, 'records', 'harborlend'))).toBeNull()
    expect(logVerifiers(network, 'elsewhere/headers')).toBeNull()
  })
})
