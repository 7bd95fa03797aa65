import { type KeyHistory, type KeyOperation, parseInstant } from '@goodstanding/core'
import { type Signer, signStatement } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { genesisBytes } from '../network/genesis-hash.ts'
import { operationHash } from '../operations/operation-hash.ts'
import { publicKeyOf, signerOf, testNetwork } from '../testing/test-network.ts'
import { aCreate, anUpdate } from '../testing/test-operations.ts'
import { enterpriseIdOf } from './enterprise-id.ts'
import { verifyKeyHistory } from './key-history.ts'
import type { KeyState } from './key-state.ts'
import { signedByScope } from './signed-by-scope.ts'

const network = testNetwork()
const one = aCreate('one')
const enterprise = enterpriseIdOf(one, network)
const two = anUpdate(enterprise, one, 'two', network)
const three = anUpdate(enterprise, two, 'three', network)
const rotation = (label: string) => signerOf(`${label} rotation`)

function signed(payload: KeyOperation, signers: readonly Signer[]): KeyHistory[number] {
  const { proofs } = signStatement(payload, signers, genesisBytes(network))
  return { payload, proofs: [...proofs] }
}

const history = [signed(one, [rotation('one')]), signed(two, [rotation('one')]), signed(three, [rotation('two')])]

function verified(given: unknown): KeyState {
  const result = verifyKeyHistory(given, network)
  if (!result.ok) throw new Error(result.fault)
  return result.value
}

/** A history of so many operations, each signed by the keys before it. */
function chainOf(length: number): KeyHistory {
  const payloads: KeyOperation[] = [aCreate('link 0')]
  for (let i = 1; i < length; i++) payloads.push(anUpdate(idOf(payloads), payloads.at(-1) ?? one, `link ${i}`, network))
  return payloads.map((payload, i) => signed(payload, [rotation(`link ${Math.max(0, i - 1)}`)]))
}

function idOf([first]: readonly KeyOperation[]): string {
  return first?.kind === 'enterprise.create' ? enterpriseIdOf(first, network) : enterprise
}

describe('A key history', () => {
  it('of any length is one line: what is left out, doubled or exchanged within it is refused', () => {
    const anyChange = fc.tuple(
      fc.constantFrom('left out', 'doubled', 'exchanged'),
      fc.integer({ min: 2, max: 6 }),
      fc.nat(),
    )
    fc.assert(
      fc.property(anyChange, ([change, length, place]) => {
        const chain = chainOf(length)
        expect(verified(chain).states.length).toBe(length)
        const at = place % (length - 1)
        const [here, next] = [chain.slice(at, at + 1), chain.slice(at + 1, at + 2)]
        const middle =
          change === 'left out' ? next : change === 'doubled' ? [...here, ...here, ...next] : [...next, ...here]
        expect(verifyKeyHistory([...chain.slice(0, at), ...middle, ...chain.slice(at + 2)], network).ok).toBe(false)
      }),
      { seed: 11, numRuns: 60 },
    )
  })

  it('comes to its last keys, under the id that its first keys made', () => {
    expect(verified(history)).toMatchObject({
      enterprise,
      latest: operationHash(three, network),
      rotationKeys: three.rotationKeys,
      signers: three.signers,
      thresholds: three.thresholds,
      home: 'homestead',
    })
  })

  it('keeps each earlier state, so that what was signed then can be checked', () => {
    const { states } = verified(history)
    expect(states.map(({ latest }) => latest)).toEqual([one, two, three].map((each) => operationHash(each, network)))
    expect(states.map(({ signers }) => signers[0]?.key)).toEqual(
      ['one', 'two', 'three'].map((label) => publicKeyOf(`${label} signer`)),
    )
  })

  it('cannot be rewritten by an operator: new first keys are another enterprise, and new later keys lack a signature', () => {
    const operator = signerOf('operator')
    const forgedFirst = { ...one, rotationKeys: [operator.publicKey] }
    expect(verified([signed(forgedFirst, [operator])]).enterprise).not.toBe(enterprise)
    const forgedNext = { ...two, rotationKeys: [operator.publicKey] }
    expect(verifyKeyHistory([signed(one, [rotation('one')]), signed(forgedNext, [operator])], network)).toMatchObject({
      ok: false,
      fault: 'key_history_rotation_key',
    })
  })

  it('of another network does not hold', () => {
    expect(verifyKeyHistory(history, testNetwork({ name: 'other' }))).toMatchObject({
      ok: false,
      fault: 'key_history_signature',
    })
  })
})

describe('A statement is signed by a scope', () => {
  const keys = ['a', 'b', 'c']
  const create = aCreate('firm', {
    signers: keys.map((key, index) => ({
      key: publicKeyOf(key),
      scopes: index === 2 ? ['read'] : ['consent', 'claim', 'dispute', 'read'],
      until: index === 1 ? '2026-10-01T00:00:00.000Z' : null,
    })),
    thresholds: { consent: 2, claim: 1, dispute: 1, read: 3 },
  })
  const state = verified([signed(create, [rotation('firm')])])
  const before = at('2026-09-30T23:59:59.999Z')
  const after = at('2026-10-01T00:00:00.000Z')
  const statement = (...names: string[]) => signStatement({ kind: 'x' }, names.map(signerOf), genesisBytes(network))

  it.each([
    ['m of n have signed', statement('a', 'b'), 'consent', before, true],
    ['too few have', statement('a'), 'consent', before, false],
    ['one has signed twice', doubled(statement('a')), 'consent', before, false],
    ['one has not the scope', statement('a', 'c'), 'consent', before, false],
    ['one is past its end', statement('a', 'b'), 'consent', after, false],
    ['all of another threshold have', statement('c', 'b', 'a'), 'read', before, true],
    ['strangers sign too', statement('a', 'stranger'), 'claim', after, true],
  ] as const)('when %s', (_, given, scope, time, isSigned) => {
    expect(signedByScope(given, state, scope, time, network)).toBe(isSigned)
  })

  function doubled(given: ReturnType<typeof statement>) {
    return { ...given, proofs: [...given.proofs, ...given.proofs] }
  }
})

function at(text: string) {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
