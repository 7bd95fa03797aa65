import { type GenesisDescriptor, logOrigin, networkLabel } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { describe, expect, it } from 'vitest'
import { publicKeyOf, testDescriptor, testMember, testNetwork } from '../testing/test-network.ts'
import { genesisHash } from './genesis-hash.ts'
import { accessLogVerifier, headerLogKey, recordLogVerifier, witnessVerifiers } from './log-verifiers.ts'
import { openNetwork } from './open-network.ts'

const descriptor = testDescriptor()
const { members } = descriptor
const headerKey = { fromHeight: 0, member: 'orderly', key: publicKeyOf('orderly headers') }

describe('A network', () => {
  it('is known by the hash of its first descriptor', () => {
    expect(openNetwork(JSON.parse(JSON.stringify(descriptor)))).toEqual({
      ok: true,
      value: { descriptor, genesisHash: genesisHash(descriptor) },
    })
    expect(genesisHash({ ...descriptor, name: 'other' })).not.toBe(genesisHash(descriptor))
  })

  it.each<readonly [string, Partial<GenesisDescriptor>]>([
    ['descriptor_form', { version: 0 }],
    ['descriptor_member_twice', { members: [...members, testMember('northbank', ['lender'])] }],
    ['descriptor_witness_unknown', { witnesses: { members: ['nobody'], k: 1 } }],
    ['descriptor_witness_unknown', { witnesses: { members: ['northbank'], k: 1 } }],
    ['descriptor_witness_group_twice', { members: members.map((each) => ({ ...each, group: 'one' })) }],
    ['descriptor_quorum', { witnesses: { ...descriptor.witnesses, k: 1 } }],
    ['descriptor_quorum', { witnesses: { ...descriptor.witnesses, k: 4 } }],
    ['descriptor_quorum', { witnesses: { members: [], k: 0 }, testClock: null }],
    ['descriptor_header_key', { headerLog: { keys: [{ ...headerKey, fromHeight: 1 }] } }],
    ['descriptor_header_key', { headerLog: { keys: [headerKey, headerKey] } }],
    ['descriptor_header_key', { headerLog: { keys: [{ ...headerKey, member: 'nobody' }] } }],
    ['descriptor_charter', { charterHash: '00'.repeat(32) }],
  ])('is refused with %s: case %#', (fault, change) => {
    expect(openNetwork({ ...descriptor, ...change })).toMatchObject({ ok: false, fault })
  })
})

describe('Keys of logs', () => {
  const network = testNetwork()
  const [, bank = testMember('none', [])] = members

  it('are named like the origins of their logs', () => {
    expect(recordLogVerifier(network, bank)?.name).toBe(`${networkLabel(network)}/northbank/records`)
    expect(accessLogVerifier(network, bank)?.name).toBe(logOrigin(network, 'access', 'northbank'))
    expect(headerLogKey(network, 9).name).toBe(`${networkLabel(network)}/headers`)
  })

  it('are not there where a member has no such log', () => {
    const home = testMember('homestead', ['home'])
    expect([recordLogVerifier(network, home), accessLogVerifier(network, home)]).toEqual([null, null])
  })

  it('of the header log count from their height on', () => {
    const later = { fromHeight: 5, member: 'northbank', key: publicKeyOf('new headers') }
    const rekeyed = testNetwork({ headerLog: { keys: [headerKey, later] } })
    const keys = [0, 4, 5, 600].map((height) => toHex(headerLogKey(rekeyed, height).publicKey))
    expect(keys).toEqual([headerKey.key, headerKey.key, later.key, later.key])
  })

  it('of witnesses count for no log of their own group', () => {
    const names = (group: string) => witnessVerifiers(network, group).map(({ name }) => name)
    expect(names('northbank')).toEqual(['witness-a', 'witness-b', 'witness-c'])
    expect(names('witness-b')).toEqual(['witness-a', 'witness-c'])
  })
})
