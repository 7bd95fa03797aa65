import type { GenesisDescriptor, Member, Network, Role } from '@goodstanding/core'
import { type Bytes, ed25519PublicKey, ed25519Signer, type Signer, sha256, toHex, utf8 } from '@goodstanding/crypto'
import { charterHash } from '../network/charter-hash.ts'
import { openNetwork } from '../network/open-network.ts'

/** A secret made from a name, for tests alone. */
export function seedOf(name: string): Bytes {
  return sha256(utf8(`seed of ${name}`))
}

export function signerOf(name: string): Signer {
  return ed25519Signer(seedOf(name))
}

export function publicKeyOf(name: string): string {
  return toHex(ed25519PublicKey(seedOf(name)))
}

export function testMember(name: string, roles: readonly Role[], change: Partial<Member> = {}): Member {
  const isProvider = roles.includes('provider')
  return {
    name,
    group: name,
    roles: [...roles],
    statementKey: publicKeyOf(`${name} statement`),
    httpKey: publicKeyOf(`${name} http`),
    recordLogKey: isProvider ? publicKeyOf(`${name} records`) : null,
    accessLogKey: isProvider ? publicKeyOf(`${name} access`) : null,
    witnessKey: roles.includes('witness') ? publicKeyOf(`${name} witness`) : null,
    baseUrl: `https://${name}.example`,
    permits: isProvider ? [{ type: 'tradeline' }] : [],
    ...change,
  }
}

/** A home, a bank, a sequencer and three witnesses, of which two make a checkpoint witnessed. */
export function testDescriptor(change: Partial<GenesisDescriptor> = {}): GenesisDescriptor {
  const witnesses = ['witness-a', 'witness-b', 'witness-c']
  return {
    kind: 'descriptor',
    version: 1,
    name: 'test',
    charterHash: charterHash(),
    testClock: { declared: '2026-09-01T00:00:00.000Z', real: '2026-09-01T00:00:00.000Z' },
    members: [
      testMember('homestead', ['home']),
      testMember('northbank', ['provider', 'lender']),
      testMember('orderly', ['sequencer']),
      ...witnesses.map((name) => testMember(name, ['witness'])),
    ],
    witnesses: { members: witnesses, k: 2 },
    headerLog: { keys: [{ fromHeight: 0, member: 'orderly', key: publicKeyOf('orderly headers') }] },
    ...change,
  }
}

export function testNetwork(change: Partial<GenesisDescriptor> = {}): Network {
  const network = openNetwork(testDescriptor(change))
  if (!network.ok) throw new Error(network.fault)
  return network.value
}
