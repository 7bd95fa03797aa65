import type { EnterpriseCreate, EnterpriseUpdate, KeyHistory, KeyOperation, Network, Scope } from '@goodstanding/core'
import { ed25519Signer, fromHex, type Signer, signStatement, toHex } from '@goodstanding/crypto'
import { enterpriseIdOf, operationHash } from '@goodstanding/ledger'
import { seedOf } from './deterministic.ts'
import { keyOf } from './test-network.ts'

const ALL: Scope[] = ['consent', 'claim', 'dispute', 'read']

/** Keys as one operation leaves them: who signs by name, and how many must. */
export type KeysPlan = {
  readonly signers: readonly { readonly name: string; readonly scopes?: Scope[]; readonly until?: string }[]
  readonly thresholds?: Partial<Record<Scope, number>>
}

export type TestEnterprise = {
  readonly id: string
  readonly keyHistory: KeyHistory
  /** Hashes of its key operations, oldest first: what links, requests and the ledger name. */
  readonly keyStates: readonly string[]
}

export const ONE_SIGNER: KeysPlan = { signers: [{ name: 'signer' }] }

/** An enterprise whose keys were made from names; each further plan is an update signed by its rotation key. */
export function testEnterprise(network: Network, [first = ONE_SIGNER, ...later]: readonly KeysPlan[]): TestEnterprise {
  const create: EnterpriseCreate = { kind: 'enterprise.create', ...keys(first), salt: toHex(seedOf('create salt')) }
  const id = enterpriseIdOf(create, network)
  const operations: KeyOperation[] = [create]
  for (const plan of later) {
    const previous = operationHash(operations.at(-1) ?? create, network)
    const update: EnterpriseUpdate = { kind: 'enterprise.update', enterprise: id, previous, ...keys(plan) }
    operations.push(update)
  }
  return {
    id,
    keyHistory: operations.map((operation) => signedBy(operation, ['rotation'], network)),
    keyStates: operations.map((operation) => operationHash(operation, network)),
  }
}

/** A statement signed by keys of these names. */
export function signedBy<P>(payload: P, names: readonly string[], network: Network) {
  const { proofs } = signStatement(payload, names.map(signerOf), fromHex(network.genesisHash))
  return { payload, proofs: [...proofs] }
}

export function signerOf(name: string): Signer {
  return ed25519Signer(seedOf(name))
}

function keys({ signers, thresholds = {} }: KeysPlan) {
  return {
    rotationKeys: [keyOf('rotation')],
    signers: signers.map(({ name, scopes = ALL, until = null }) => ({ key: keyOf(name), scopes, until })),
    thresholds: { consent: 1, claim: 1, dispute: 1, read: 1, ...thresholds },
    home: 'commons',
  }
}
