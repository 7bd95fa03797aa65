import { aDescriptor, aMember } from '@goodstanding/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GenesisDescriptor } from './descriptor.ts'
import { type DescriptorFault, findMember, isPermitted, logOrigin, networkLabel, parseDescriptor } from './network.ts'

const [north, south, east] = [aMember('northbank'), aMember('southbank'), aMember('eastbank')]
const TEST_CLOCK = { declared: '2007-06-30T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' }
const witnesses = (members: string[], k: number) => ({ witnesses: { members, k } })
const headerKeys = (...keys: GenesisDescriptor['headerLog']['keys']) => ({ headerLog: { keys } })
const keyAt = (fromHeight: number, member: string) => ({ fromHeight, member, key: `${fromHeight}`.padStart(64, 'f') })
const withPermit = (permit: object) => ({ members: [north, south, { ...east, permits: [permit] }] })

/** `descriptor_charter` is the ledger's to tell: it knows the charter's hash. */
const FAULTS: { readonly [F in Exclude<DescriptorFault, 'descriptor_charter'>]: readonly object[] } = {
  descriptor_form: [
    { note: 'x' },
    { version: 0 },
    { kind: 'network' },
    { name: 'Two Words' },
    { members: [] },
    { charterHash: 'none' },
    { testClock: { declared: '2007-06-30', real: '2026-10-01' } },
    { members: [{ ...north, baseUrl: 'ftp://north.example' }, south, east] },
    { members: [{ ...north, baseUrl: 'https://jo:secret@north.example' }, south, east] },
    { members: [{ ...north, baseUrl: 'https://north.example/?to=elsewhere' }, south, east] },
    { members: [{ ...north, roles: ['operator'] }, south, east] },
    withPermit({ type: 'score' }),
    withPermit({ type: 'judgment', jurisdiction: 'us-ca' }),
    withPermit({ type: 'registration', jurisdiction: 'US-CA', registry: 'any' }),
    witnesses(['northbank'], 16),
  ],
  descriptor_member_twice: [{ members: [north, south, east, aMember('northbank', { group: 'other' })] }],
  descriptor_key_twice: [
    { members: [north, south, { ...east, statementKey: north.statementKey }] },
    { members: [north, south, { ...east, httpKey: east.statementKey }] },
    { members: [north, south, { ...east, accessLogKey: east.recordLogKey }] },
    { members: [north, south, { ...east, witnessKey: north.witnessKey }] },
    headerKeys({ fromHeight: 0, member: 'northbank', key: north.recordLogKey ?? '' }),
  ],
  descriptor_permit: [
    withPermit({ type: 'registration' }),
    withPermit({ type: 'registration', jurisdiction: 'US-CA' }),
    withPermit({ type: 'registration', registry: 'RA000598' }),
    withPermit({ type: 'registration', jurisdiction: 'US-NY', registry: 'RA000598' }),
    withPermit({ type: 'judgment' }),
    withPermit({ type: 'judgment', jurisdiction: 'US-CA', registry: 'RA000598' }),
    withPermit({ type: 'tradeline', jurisdiction: 'US-CA' }),
  ],
  descriptor_witness_unknown: [
    witnesses(['northbank', 'westbank'], 2),
    { members: [north, south, { ...east, witnessKey: null }] },
    { members: [north, south, { ...east, roles: ['provider'] }] },
  ],
  descriptor_witness_group_twice: [
    { members: [north, south, { ...east, group: 'northbank' }] },
    witnesses(['northbank', 'northbank'], 2),
  ],
  descriptor_quorum: [
    witnesses(['northbank', 'southbank', 'eastbank'], 1),
    witnesses(['northbank', 'southbank', 'eastbank'], 4),
    witnesses(['northbank', 'southbank'], 1),
    witnesses([], 1),
    witnesses([], 0),
    witnesses(['northbank', 'southbank', 'eastbank'], 0),
  ],
  descriptor_header_key: [
    headerKeys(keyAt(1, 'northbank')),
    headerKeys(keyAt(0, 'northbank'), keyAt(0, 'southbank')),
    headerKeys(keyAt(0, 'northbank'), keyAt(9, 'southbank'), keyAt(8, 'eastbank')),
    headerKeys(keyAt(0, 'westbank')),
  ],
}

describe('A network descriptor', () => {
  it('is read', () => {
    const descriptor = aDescriptor({
      members: [
        { ...north, permits: [{ type: 'registration', jurisdiction: 'US-CA', registry: 'RA000598' }] },
        south,
        east,
      ],
      ...headerKeys(keyAt(0, 'northbank'), keyAt(500, 'southbank')),
    })
    expect(parseDescriptor(descriptor)).toEqual({ ok: true, value: descriptor })
  })

  it.each(Object.entries(FAULTS).flatMap(([fault, changes]) => changes.map((change) => ({ fault, change }))))(
    'is refused with $fault: $change',
    ({ fault, change }) => {
      expect(parseDescriptor({ ...aDescriptor(), ...change })).toMatchObject({ ok: false, fault })
    },
  )

  it('has no witnesses on a test network alone', () => {
    const descriptor = aDescriptor({ testClock: TEST_CLOCK, witnesses: { members: [], k: 0 } })
    expect(parseDescriptor(descriptor).ok).toBe(true)
  })
})

describe('A network', () => {
  const network = { descriptor: aDescriptor(), genesisHash: '0123456789abcdef'.repeat(4) }

  it('names its logs after itself, its genesis and the member', () => {
    expect(networkLabel(network)).toBe('testnet-0123456789abcdef')
    expect(logOrigin(network, 'records', 'northbank')).toBe('testnet-0123456789abcdef/northbank/records')
    expect(logOrigin(network, 'access', 'northbank')).toBe('testnet-0123456789abcdef/northbank/access')
    expect(logOrigin(network, 'headers')).toBe('testnet-0123456789abcdef/headers')
    expect(() => logOrigin(network, 'records')).toThrow()
  })

  it('finds its members by name', () => {
    expect(findMember(network, 'southbank')?.name).toBe('southbank')
    expect(findMember(network, 'westbank')).toBe(undefined)
  })
})

describe('A permit', () => {
  const member = aMember('registry-ca', {
    permits: [
      { type: 'registration', jurisdiction: 'US-CA', registry: 'RA000598' },
      { type: 'judgment', jurisdiction: 'US-CA' },
      { type: 'tradeline' },
    ],
  })

  it.each([
    [true, { type: 'registration', jurisdiction: 'US-CA', registry: 'RA000598' }],
    [false, { type: 'registration', jurisdiction: 'US-NY', registry: 'RA000628' }],
    [false, { type: 'registration', jurisdiction: 'US-CA', registry: 'RA000628' }],
    [true, { type: 'judgment', jurisdiction: 'US-CA' }],
    [false, { type: 'judgment', jurisdiction: 'US-NY' }],
    [true, { type: 'tradeline' }],
    [false, { type: 'accounts' }],
    [false, { type: 'insolvency', jurisdiction: 'US-CA' }],
    [false, { type: '__proto__' }],
  ])('covers (%s) %o', (isCovered, fact) => {
    expect(isPermitted(member, fact)).toBe(isCovered)
  })
})

describe('Reading a descriptor', () => {
  it('refuses any other value, and never fails on one', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        expect(parseDescriptor(value)).toMatchObject({ ok: false, fault: 'descriptor_form' })
      }),
      { seed: 12, numRuns: 500 },
    )
  })

  it('refuses one with any member too many or too few, at its top or in a member of the network', () => {
    const descriptor = aDescriptor({ members: [north, south, east] })
    expect(parseDescriptor(descriptor).ok).toBe(true)
    const names = [...Object.keys(descriptor), ...Object.keys(north)]
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ minLength: 1 }), fc.boolean(), (name, added, isTop) => {
        fc.pre(!names.includes(added))
        const change = (given: object) => ({
          ...Object.fromEntries(Object.entries(given).filter(([each]) => each !== name)),
          ...Object.fromEntries(name in given ? [] : [[added, 1]]),
        })
        const changed = isTop ? change(descriptor) : { ...descriptor, members: [change(north), south, east] }
        expect(parseDescriptor(changed)).toMatchObject({ ok: false, fault: 'descriptor_form' })
      }),
      { seed: 13, numRuns: 300 },
    )
  })
})
