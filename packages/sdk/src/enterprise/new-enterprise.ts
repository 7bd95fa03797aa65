import { type EnterpriseCreate, type LinkStatement, type Network, SCOPES } from '@goodstanding/core'
import {
  type Bytes,
  ed25519PublicKey,
  ed25519Signer,
  fromHex,
  type Statement,
  signStatement,
  toHex,
} from '@goodstanding/crypto'
import { enterpriseIdOf } from '@goodstanding/ledger'
import type { KeptConsent } from './kept-consent.ts'

/** The secrets of an enterprise: seeds in hexadecimal. Kept by the enterprise alone. */
export type EnterpriseKeys = {
  readonly enterprise: string
  readonly genesisHash: string
  readonly home: string
  /** Of the first key operation: with the first keys it makes the same operation again. Not secret. */
  readonly salt?: string | undefined
  readonly rotationSeed: string
  readonly signerSeed: string
  /** Keys of a rotation whose outcome is not known yet: kept so that a crash loses neither the old nor the new. */
  readonly next?: { readonly rotationSeed: string; readonly signerSeed: string } | undefined
  /** Links that were signed and whose provider's answer is not known yet, by claim code: sent again as they are. */
  readonly claims?: { readonly [code: string]: LinkStatement } | undefined
  /** Of each consent granted, by its id: its secrets, and what was granted. */
  readonly consents: { readonly [id: string]: KeptConsent }
}

export type NewEnterprise = { readonly keys: EnterpriseKeys; readonly operation: Statement<EnterpriseCreate> }

/** Makes an enterprise's first keys, and the operation whose hash is its id: one rotation key, one signer of all scopes. */
export function newEnterprise(network: Network, home: string, random: (bytes: number) => Bytes): NewEnterprise {
  const [rotationSeed, signerSeed, salt] = [toHex(random(32)), toHex(random(32)), toHex(random(32))]
  const operation = signCreate({ home, rotationSeed, signerSeed, salt }, network)
  const enterprise = enterpriseIdOf(operation.payload, network)
  const { genesisHash } = network
  return { operation, keys: { enterprise, genesisHash, home, salt, rotationSeed, signerSeed, consents: {} } }
}

/**
 * The operation that made an enterprise's id, from its first keys: the same bytes, to be sent again where the answer is
 * not known. Null where the keys or the home are no longer the first ones.
 */
export function firstOperation(keys: EnterpriseKeys, network: Network): Statement<EnterpriseCreate> | null {
  const { home, rotationSeed, signerSeed, salt } = keys
  if (salt === undefined) return null
  const operation = signCreate({ home, rotationSeed, signerSeed, salt }, network)
  return enterpriseIdOf(operation.payload, network) === keys.enterprise ? operation : null
}

type FirstKeys = { readonly [K in 'home' | 'rotationSeed' | 'signerSeed' | 'salt']: string }

function signCreate(first: FirstKeys, network: Network): Statement<EnterpriseCreate> {
  const rotationSeed = fromHex(first.rotationSeed)
  const create: EnterpriseCreate = {
    kind: 'enterprise.create',
    ...keysOf(rotationSeed, fromHex(first.signerSeed), first.home),
    salt: first.salt,
  }
  return signStatement(create, [ed25519Signer(rotationSeed)], fromHex(network.genesisHash))
}

/** What a key operation says of one rotation key and one signer of every scope. */
export function keysOf(
  rotationSeed: Bytes,
  signerSeed: Bytes,
  home: string,
): Pick<EnterpriseCreate, 'rotationKeys' | 'signers' | 'thresholds' | 'home'> {
  return {
    rotationKeys: [toHex(ed25519PublicKey(rotationSeed))],
    signers: [{ key: toHex(ed25519PublicKey(signerSeed)), scopes: [...SCOPES], until: null }],
    thresholds: { consent: 1, claim: 1, dispute: 1, read: 1 },
    home,
  }
}
