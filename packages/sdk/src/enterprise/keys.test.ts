import { ed25519PublicKey, ed25519Signer, fromHex, toHex } from '@goodstanding/crypto'
import { accessTag, operationHash, signedByScope, sliceAccessKey, verifyKeyHistory } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { NOW, seededRandom, testNetwork } from '../testing/test-network.ts'
import { accessTags } from './access-tags.ts'
import { firstOperation, newEnterprise } from './new-enterprise.ts'
import { rotateKeys } from './rotate-keys.ts'
import { signLink, signUnlink } from './sign-link.ts'

const network = testNetwork()
const { keys, operation } = newEnterprise(network, 'commons', seededRandom('enterprise'))
const first = operationHash(operation.payload, network)

describe('a new enterprise', () => {
  it('has an id that follows from its own first keys', () => {
    const history = verifyKeyHistory([operation], network)
    expect(history.ok && [history.value.enterprise, history.value.home]).toEqual([keys.enterprise, 'commons'])
  })

  it('has a first operation that its keys make again, byte by byte', () => {
    expect(firstOperation(keys, network)).toEqual(operation)
  })

  it('has no first operation of keys or a home that came later', () => {
    expect(firstOperation(rotateKeys(keys, first, network, seededRandom('r')).keys, network)).toBeNull()
    expect(firstOperation({ ...keys, home: 'harborhome' }, network)).toBeNull()
    expect(firstOperation({ ...keys, salt: undefined }, network)).toBeNull()
  })

  it('is another one each time', () => {
    expect(newEnterprise(network, 'commons', seededRandom('other')).keys.enterprise).not.toBe(keys.enterprise)
  })

  it('keeps its secrets out of what it sends', () => {
    const sent = JSON.stringify(operation)
    for (const secret of [keys.rotationSeed, keys.signerSeed]) expect(sent).not.toContain(secret)
  })
})

describe('a rotation', () => {
  const rotated = rotateKeys(keys, first, network, seededRandom('rotation'))
  const history = verifyKeyHistory([operation, rotated.operation], network)

  it('extends the key history, and puts new keys in place of all the old ones', () => {
    if (!history.ok) throw new Error(history.fault)
    const { rotationKeys, signers, enterprise } = history.value
    expect(enterprise).toBe(keys.enterprise)
    const publicKeyOf = (seed: string) => toHex(ed25519PublicKey(fromHex(seed)))
    expect(rotationKeys).toEqual([publicKeyOf(rotated.keys.rotationSeed)])
    expect(signers.map(({ key }) => key)).toEqual([publicKeyOf(rotated.keys.signerSeed)])
    expect([rotated.keys.rotationSeed, rotated.keys.signerSeed]).not.toContain(keys.signerSeed)
  })

  it('keeps the enterprise, its home and the secrets of its consents', () => {
    const kept = { ...keys, consents: { one: { accessRoot: 'a', code: 'b' } } }
    const { enterprise, home, consents } = rotateKeys(kept, first, network, seededRandom('rotation')).keys
    expect({ enterprise, home, consents }).toEqual({
      enterprise: keys.enterprise,
      home: 'commons',
      consents: kept.consents,
    })
  })

  it('whose outcome is not known is the same one again, whatever the chance', () => {
    const { rotationSeed, signerSeed } = rotated.keys
    const again = rotateKeys({ ...keys, next: { rotationSeed, signerSeed } }, first, network, seededRandom('again'))
    expect(again).toEqual({ operation: rotated.operation, keys: { ...rotated.keys, next: undefined } })
  })

  it('does not hold with another operation before it', () => {
    const stray = rotateKeys(keys, '0'.repeat(64), network, seededRandom('rotation')).operation
    expect(verifyKeyHistory([operation, stray], network)).toMatchObject({ ok: false, fault: 'key_history_previous' })
  })

  it('leaves what the old signer signed unsigned', () => {
    if (!history.ok) throw new Error(history.fault)
    const link = signLink(LINK, keys, network)
    const [before] = history.value.states
    expect(before !== undefined && signedByScope(link, before, 'claim', NOW, network)).toBe(true)
    expect(signedByScope(link, history.value, 'claim', NOW, network)).toBe(false)
  })
})

const LINK = {
  provider: 'northbank',
  subject: '22'.repeat(16),
  registration: { registry: 'RA000598', number: 'C3268102' },
  keyState: first,
  from: '2026-10-01T08:00:00.000Z',
}

describe('links', () => {
  it('are signed for this enterprise and by its signer', () => {
    const link = signLink(LINK, keys, network)
    expect(link.payload).toEqual({ kind: 'link', enterprise: keys.enterprise, ...LINK })
    expect(link.proofs.map(({ key }) => key)).toEqual([ed25519Signer(fromHex(keys.signerSeed)).publicKey])
  })

  it('are ended in the same way', () => {
    const { provider, subject, keyState } = LINK
    const unlink = { provider, subject, keyState, link: '0192f0c1-7d1a-7000-8000-000000000001', at: LINK.from }
    expect(signUnlink(unlink, keys, network).payload).toEqual({
      kind: 'unlink',
      enterprise: keys.enterprise,
      ...unlink,
    })
  })
})

describe('access tags', () => {
  const root = '77'.repeat(32)

  it('are those that the provider makes with its own key of them, one for each read', () => {
    const key = sliceAccessKey(fromHex(root), 'northbank', network)
    expect([...accessTags(root, 'northbank', 3, network)]).toEqual([1, 2, 3].map((n) => [toHex(accessTag(key, n)), n]))
  })

  it('are other ones at each provider and of each consent', () => {
    const tags = [
      ...accessTags(root, 'northbank', 3, network).keys(),
      ...accessTags(root, 'registry-ca', 3, network).keys(),
      ...accessTags('78'.repeat(32), 'northbank', 3, network).keys(),
    ]
    expect(new Set(tags).size).toBe(9)
  })
})
