import {
  type ConsentGrant,
  type ConsentRevoke,
  type EnterpriseCreate,
  type EnterpriseUpdate,
  type KeyOperation,
  type Network,
  type Operation,
  parseDate,
  SCOPES,
} from '@goodstanding/core'
import { type Signer, sha256, signStatement, toHex, utf8 } from '@goodstanding/crypto'
import { revocationHash } from '../consents/revocation-hash.ts'
import { genesisBytes } from '../network/genesis-hash.ts'
import { type CheckedOperation, checkOperation } from '../operations/check-operation.ts'
import { operationHash } from '../operations/operation-hash.ts'
import { publicKeyOf, signerOf } from './test-network.ts'

type Keys = Pick<EnterpriseCreate, 'rotationKeys' | 'signers' | 'thresholds' | 'home'>

/** One rotation key and one signer of every scope, both made from the label. */
export function keysOf(label: string, change: Partial<Keys> = {}): Keys {
  return {
    rotationKeys: [publicKeyOf(`${label} rotation`)],
    signers: [{ key: publicKeyOf(`${label} signer`), scopes: [...SCOPES], until: null }],
    thresholds: { consent: 1, claim: 1, dispute: 1, read: 1 },
    home: 'homestead',
    ...change,
  }
}

export function aCreate(label: string, change: Partial<Keys> = {}): EnterpriseCreate {
  return { kind: 'enterprise.create', ...keysOf(label, change), salt: toHex(sha256(utf8(`salt of ${label}`))) }
}

/** The next operation of a history, with the keys of another label. */
export function anUpdate(
  enterprise: string,
  before: KeyOperation,
  label: string,
  network: Network,
  change: Partial<Keys> = {},
): EnterpriseUpdate {
  const previous = operationHash(before, network)
  return { kind: 'enterprise.update', enterprise, previous, ...keysOf(label, change) }
}

/** The revocation code of a label: 128 bits in hexadecimal. */
export function codeOf(label: string): string {
  return toHex(sha256(utf8(`code of ${label}`))).slice(0, 32)
}

export function aGrant(label: string, network: Network, change: Partial<ConsentGrant> = {}): ConsentGrant {
  return {
    kind: 'consent.grant',
    member: 'homestead',
    commitment: toHex(sha256(utf8(`commitment of ${label}`))),
    revocationHash: revocationHash(codeOf(label), network),
    expiresOn: aDate('2026-10-31'),
    ...change,
  }
}

export function aRevoke(label: string): ConsentRevoke {
  return { kind: 'consent.revoke', code: codeOf(label) }
}

export function aDate(text: string): ConsentGrant['expiresOn'] {
  const parsed = parseDate(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

/** The operation as its usual signer signs it: the home, or the first rotation key of the label. */
export function signedOperation(
  payload: Operation['payload'],
  network: Network,
  signers?: readonly Signer[],
): Operation {
  if (payload.kind === 'consent.revoke') return { payload, proofs: [] }
  const usual = payload.kind === 'consent.grant' ? [signerOf(`${payload.member} statement`)] : []
  const { proofs } = signStatement(payload, signers ?? usual, genesisBytes(network))
  return { payload, proofs: [...proofs] }
}

/** As `signedOperation`, checked. */
export function checkedOperation(
  payload: Operation['payload'],
  network: Network,
  signers?: readonly Signer[],
): CheckedOperation {
  const checked = checkOperation(signedOperation(payload, network, signers), network)
  if (!checked.ok) throw new Error(checked.fault)
  return checked.value
}
