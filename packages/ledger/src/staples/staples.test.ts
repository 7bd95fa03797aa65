import type { Staple } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { buildBlock } from '../blocks/build-block.ts'
import { instantOf } from '../instant-of.ts'
import { enterpriseIdOf } from '../keys/enterprise-id.ts'
import { genesisState } from '../state/ledger-state.ts'
import { proveHeader } from '../testing/test-header-log.ts'
import { publicKeyOf, signerOf, testMember, testNetwork } from '../testing/test-network.ts'
import { aCreate, aGrant, aRevoke, checkedOperation } from '../testing/test-operations.ts'
import { buildKeyStaple, buildStaple } from './build-staple.ts'
import { verifyProvenHeader } from './proven-header.ts'
import { verifyKeyStaple, verifyStaple } from './verify-staple.ts'

const network = testNetwork()
const TIME = instantOf('2026-10-01T12:00:00.000Z')
const SECONDS = TIME / 1_000
const create = aCreate('acme')
const enterprise = enterpriseIdOf(create, network)
const { revocationHash } = aGrant('c', network)
const operations = [
  checkedOperation(create, network, [signerOf('acme rotation')]),
  checkedOperation(aCreate('other'), network, [signerOf('other rotation')]),
  checkedOperation(aGrant('c', network), network),
  checkedOperation(aGrant('d', network), network),
]
const zero = buildBlock(genesisState(network), [], TIME)
const one = buildBlock(zero.state, operations, TIME)
const two = buildBlock(one.state, [checkedOperation(aRevoke('c'), network)], TIME)
const headers = [zero, one, two].map(({ applied }) => applied.block.header)
const COSIGNED = { 'witness-a': SECONDS + 2, 'witness-b': SECONDS + 5 }
const expected = { network, revocationHash, enterprise }

async function stapleAt(height: 1 | 2, times: Readonly<Record<string, number>> = COSIGNED): Promise<Staple> {
  const { state } = height === 1 ? one : two
  const built = buildStaple(state, await proveHeader(headers, height, network, times), { revocationHash, enterprise })
  if (!built.ok) throw new Error(built.fault)
  return JSON.parse(JSON.stringify(built.value))
}

describe('A staple', () => {
  it('proves the consent and the keys at one witnessed header', async () => {
    expect(verifyStaple(await stapleAt(1), expected)).toEqual({
      ok: true,
      value: {
        headerHash: one.applied.hash,
        height: 1,
        time: TIME,
        stateRoot: headers[1]?.stateRoot,
        checkpointTime: TIME + 5_000,
        isWitnessed: true,
        enterprise: { operation: one.applied.operationHashes[0] },
        consent: { commitment: aGrant('c', network).commitment, expiresOn: '2026-10-31', revokedAt: null },
      },
    })
  })

  it('shows a revocation from the header of its block on', async () => {
    const verified = verifyStaple(await stapleAt(2), expected)
    expect(verified).toMatchObject({ ok: true, value: { consent: { revokedAt: '2026-10-01T12:00:00.000Z' } } })
  })

  it('of too few witnesses, or of the sequencer’s own group, is unwitnessed', async () => {
    const alone = verifyStaple(await stapleAt(1, { 'witness-a': SECONDS }), expected)
    expect(alone).toMatchObject({ ok: true, value: { isWitnessed: false, checkpointTime: null } })
    const friend = testMember('witness-a', ['witness'], { group: 'orderly' })
    const members = network.descriptor.members.map((member) => (member.name === friend.name ? friend : member))
    const befriended = { descriptor: { ...network.descriptor, members }, genesisHash: network.genesisHash }
    expect(verifyStaple(await stapleAt(1), { ...expected, network: befriended })).toMatchObject({
      ok: true,
      value: { isWitnessed: false },
    })
  })

  it('fails whichever of its fields is changed', async () => {
    const good = await stapleAt(1)
    const paths = leafPaths(good)
    expect(paths.length).toBeGreaterThan(30)
    for (const path of paths) {
      const tampered = changed(good, path)
      const result = verifyStaple(tampered, expected)
      expect({ path: path.join('.'), ok: result.ok }).toEqual({ path: path.join('.'), ok: false })
    }
  })

  it('does not stand for another consent, enterprise or network', async () => {
    const good = await stapleAt(1)
    const faultFor = (change: Partial<typeof expected>) => verifyStaple(good, { ...expected, ...change })
    const other = aGrant('d', network).revocationHash
    expect(faultFor({ revocationHash: other })).toMatchObject({ fault: 'staple_consent_unproven' })
    const stranger = enterpriseIdOf(aCreate('other'), network)
    expect(faultFor({ enterprise: stranger })).toMatchObject({ fault: 'staple_enterprise_unproven' })
    expect(faultFor({ network: testNetwork({ name: 'other' }) })).toMatchObject({ fault: 'header_checkpoint_invalid' })
  })

  it('is refused with the fault of what does not hold', async () => {
    const good = await stapleAt(1)
    expect(verifyStaple({ ...good, more: 1 }, expected)).toMatchObject({ fault: 'staple_form' })
    const twoAt = (await stapleAt(2)).at
    expect(verifyStaple({ ...good, at: { ...twoAt, inclusion: good.at.inclusion } }, expected)).toMatchObject({
      fault: 'header_not_included',
    })
    const early = { 'witness-a': SECONDS - 61, 'witness-b': SECONDS - 61 }
    expect(verifyStaple(await stapleAt(1, early), expected)).toMatchObject({ fault: 'header_after_checkpoint' })
    const edge = { 'witness-a': SECONDS - 60, 'witness-b': SECONDS - 60 }
    expect(verifyStaple(await stapleAt(1, edge), expected).ok).toBe(true)
    const { header } = good.at
    expect(verifyProvenHeader({ ...good.at, header: { ...header, descriptor: 2 } }, network)).toMatchObject({
      fault: 'header_descriptor_unknown',
    })
  })

  it('is proven by the header log’s key of its height', async () => {
    const good = await stapleAt(1)
    const rekeyed = (fromHeight: number) => {
      const late = { fromHeight, member: 'orderly', key: publicKeyOf('new headers') }
      const headerLog = { keys: [...network.descriptor.headerLog.keys, late] }
      return { descriptor: { ...network.descriptor, headerLog }, genesisHash: network.genesisHash }
    }
    expect(verifyStaple(good, { ...expected, network: rekeyed(2) }).ok).toBe(true)
    expect(verifyStaple(good, { ...expected, network: rekeyed(1) })).toMatchObject({
      fault: 'header_checkpoint_invalid',
    })
  })

  it('of a network without witnesses counts as witnessed and has no time', async () => {
    const alone = testNetwork({ witnesses: { members: [], k: 0 } })
    const made = buildBlock(genesisState(alone), [], TIME)
    const proven = await proveHeader([made.applied.block.header], 0, alone, {})
    expect(verifyProvenHeader(proven, alone)).toMatchObject({
      ok: true,
      value: { isWitnessed: true, checkpointTime: null },
    })
  })
})

describe('A key staple', () => {
  it('proves an enterprise’s keys alone', async () => {
    const built = buildKeyStaple(two.state, await proveHeader(headers, 2, network, COSIGNED), { enterprise })
    expect(built.ok && verifyKeyStaple(built.value, { network, enterprise })).toMatchObject({
      ok: true,
      value: { height: 2, enterprise: { operation: one.applied.operationHashes[0] } },
    })
    expect(verifyKeyStaple({}, { network, enterprise })).toMatchObject({ fault: 'staple_form' })
  })

  it.each([
    ['state_of_another_header', two.state, { revocationHash, enterprise }],
    ['consent_not_found', one.state, { revocationHash: '00'.repeat(32), enterprise }],
    ['enterprise_not_found', one.state, { revocationHash, enterprise: 'did:gs:none' }],
  ])('or staple is not made with %s', async (fault, state, wanted) => {
    const built = buildStaple(state, await proveHeader(headers, 1, network, COSIGNED), wanted)
    expect(built).toMatchObject({ ok: false, fault })
  })
})

type Path = readonly (string | number)[]

function leafPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, each]) => leafPaths(each, [...path, name]))
}

function changed(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) return changedLeaf(value)
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === name ? changed(each, rest) : each))
  const object: object = typeof value === 'object' && value !== null ? value : {}
  return { ...object, [name]: changed(Reflect.get(object, name), rest) }
}

/** Another value of the same form, where there is one. */
function changedLeaf(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (value === null) return '2026-10-01T12:00:00.000Z'
  const text = String(value)
  if (text === '') return 'AA=='
  const at = text.search(/[0-9a-f]/)
  return `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`
}
