import type { GenesisDescriptor, Member, Network, Permit, Role } from '@goodstanding/core'
import { ed25519PublicKey, toHex } from '@goodstanding/crypto'
import { charterHash, genesisHash } from '@goodstanding/ledger'
import { seedOf } from './deterministic.ts'

export const WITNESSES = ['witness-a', 'witness-b', 'witness-c'] as const
export const CALIFORNIA = 'RA000598'
export const NEW_YORK = 'RA000628'

export type TestNetworkOptions = {
  readonly isTest?: boolean
  readonly k?: number
  readonly more?: readonly Member[]
  readonly change?: (descriptor: GenesisDescriptor) => GenesisDescriptor
}

/** A network of a registrar, a bank, a lender, a home, a sequencer and three witnesses, keys made from names. */
export function testNetwork({
  isTest = false,
  k = 2,
  more = [],
  change = (same) => same,
}: TestNetworkOptions = {}): Network {
  const descriptor = change({
    kind: 'descriptor',
    version: 1,
    name: 'trial',
    charterHash: charterHash(),
    testClock: isTest ? { declared: '2007-06-30T09:00:00.000Z', real: '2026-01-01T00:00:00.000Z' } : null,
    members: [
      memberOf(
        'registry-ca',
        ['registrar', 'provider'],
        [
          { type: 'registration', jurisdiction: 'US-CA', registry: CALIFORNIA },
          { type: 'insolvency', jurisdiction: 'US-CA' },
        ],
      ),
      memberOf('northbank', ['provider'], [{ type: 'tradeline' }]),
      memberOf('harborlend', ['lender']),
      memberOf('commons', ['home']),
      memberOf('operator', ['sequencer']),
      ...WITNESSES.map((name) => memberOf(name, ['witness'])),
      ...more,
    ],
    witnesses: { members: k === 0 ? [] : [...WITNESSES], k },
    headerLog: { keys: [{ fromHeight: 0, member: 'operator', key: keyOf('operator headers') }] },
  })
  return { descriptor, genesisHash: genesisHash(descriptor) }
}

export function memberOf(name: string, roles: Role[], permits: Permit[] = []): Member {
  const publishes = roles.includes('provider')
  return {
    name,
    group: name,
    roles,
    statementKey: keyOf(`${name} statements`),
    httpKey: keyOf(`${name} http`),
    recordLogKey: publishes ? keyOf(`${name} records`) : null,
    accessLogKey: publishes ? keyOf(`${name} access`) : null,
    witnessKey: roles.includes('witness') ? keyOf(`${name} witness`) : null,
    baseUrl: 'http://127.0.0.1:4100',
    permits,
  }
}

export const REGISTRY_NY = memberOf(
  'registry-ny',
  ['registrar', 'provider'],
  [{ type: 'registration', jurisdiction: 'US-NY', registry: NEW_YORK }],
)

/** One member of the descriptor, changed. */
export function withMember(name: string, change: (member: Member) => Member): TestNetworkOptions {
  return {
    change: (descriptor) => ({
      ...descriptor,
      members: descriptor.members.map((member) => (member.name === name ? change(member) : member)),
    }),
  }
}

export function keyOf(name: string): string {
  return toHex(ed25519PublicKey(seedOf(name)))
}
