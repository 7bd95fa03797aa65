import type { GenesisDescriptor, Member } from '@goodstanding/core'

/** A member: what is given, and for the rest a provider and witness of its own group. Its keys follow from its name. */
export function aMember(name: string, given: Partial<Member> = {}): Member {
  return {
    name,
    group: name,
    roles: ['provider', 'witness'],
    statementKey: keyOf(`${name} statements`),
    httpKey: keyOf(`${name} http`),
    recordLogKey: keyOf(`${name} records`),
    accessLogKey: keyOf(`${name} accesses`),
    witnessKey: keyOf(`${name} witness`),
    baseUrl: `https://${name}.example`,
    permits: [{ type: 'tradeline' }],
    ...given,
  }
}

/** A descriptor that holds: three members, all witnesses, k = 2. Its keys have the form of keys and no more. */
export function aDescriptor(given: Partial<GenesisDescriptor> = {}): GenesisDescriptor {
  return {
    kind: 'descriptor',
    version: 1,
    name: 'testnet',
    charterHash: '0'.repeat(64),
    testClock: null,
    members: [aMember('northbank'), aMember('southbank'), aMember('eastbank')],
    witnesses: { members: ['northbank', 'southbank', 'eastbank'], k: 2 },
    headerLog: { keys: [{ fromHeight: 0, member: 'northbank', key: keyOf('headers') }] },
    ...given,
  }
}

/** 64 hexadecimal digits that differ from name to name. */
function keyOf(name: string): string {
  const digits = [...name].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return digits.padEnd(64, '0').slice(0, 64)
}
