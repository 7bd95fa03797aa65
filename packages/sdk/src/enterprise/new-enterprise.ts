import { type EnterpriseCreate, type Network, SCOPES } from '@goodstanding/core'
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
  readonly rotationSeed: string
  readonly signerSeed: string
  /** Keys of a rotation whose outcome is not known yet: kept so that a crash loses neither the old nor the new. */
  readonly next?: { readonly rotationSeed: string; readonly signerSeed: string } | undefined
  /** Of each consent granted, by its id: its secrets, and what was granted. */
  readonly consents: { readonly [id: string]: KeptConsent }
}

export type NewEnterprise = { readonly keys: EnterpriseKeys; readonly operation: Statement<EnterpriseCreate> }

/** Makes an enterprise's first keys, and the operation whose hash is its id: one rotation key, one signer of all scopes. */
export function newEnterprise(network: Network, home: string, random: (bytes: number) => Bytes): NewEnterprise {
  const rotationSeed = random(32)
  const signerSeed = random(32)
  const create: EnterpriseCreate = {
    kind: 'enterprise.create',
    ...keysOf(rotationSeed, signerSeed, home),
    salt: toHex(random(32)),
  }
  const operation = signStatement(create, [ed25519Signer(rotationSeed)], fromHex(network.genesisHash))
  return {
    operation,
    keys: {
      enterprise: enterpriseIdOf(create, network),
      genesisHash: network.genesisHash,
      home,
      rotationSeed: toHex(rotationSeed),
      signerSeed: toHex(signerSeed),
      consents: {},
    },
  }
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
