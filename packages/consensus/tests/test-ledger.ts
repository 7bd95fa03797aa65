import {
  type EnterpriseCreate,
  type Instant,
  type Network,
  type Operation,
  parseDate,
  parseInstant,
} from '@goodstanding/core'
import { ed25519Signer, type Signer, sha256, signStatement, toHex, utf8 } from '@goodstanding/crypto'
import { charterHash, genesisBytes, openNetwork, revocationHash } from '@goodstanding/ledger'

const signerOf = (name: string): Signer => ed25519Signer(sha256(utf8(`seed of ${name}`)))

function member(name: string, role: 'home' | 'sequencer') {
  const { publicKey } = signerOf(name)
  return {
    name,
    group: name,
    roles: [role],
    statementKey: publicKey,
    httpKey: signerOf(`${name} http`).publicKey,
    recordLogKey: null,
    accessLogKey: null,
    witnessKey: null,
    baseUrl: `https://${name}.example`,
    permits: [],
  }
}

/** A home and a sequencer. */
export function testNetwork(name = 'test'): Network {
  const opened = openNetwork({
    kind: 'descriptor',
    version: 1,
    name,
    charterHash: charterHash(),
    testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' },
    members: [member('homestead', 'home'), member('orderly', 'sequencer')],
    witnesses: { members: [], k: 0 },
    headerLog: { keys: [{ fromHeight: 0, member: 'orderly', key: signerOf('orderly headers').publicKey }] },
  })
  if (!opened.ok) throw new Error(opened.fault)
  return opened.value
}

export function signedCreate(label: string, network: Network): Operation {
  const rotation = signerOf(`${label} rotation`)
  const payload: EnterpriseCreate = {
    kind: 'enterprise.create',
    rotationKeys: [rotation.publicKey],
    signers: [{ key: rotation.publicKey, scopes: ['consent', 'claim', 'dispute', 'read'], until: null }],
    thresholds: { consent: 1, claim: 1, dispute: 1, read: 1 },
    home: 'homestead',
    salt: toHex(sha256(utf8(label))),
  }
  return { payload, proofs: [...signStatement(payload, [rotation], genesisBytes(network)).proofs] }
}

export function codeOf(label: string): string {
  return toHex(sha256(utf8(`code of ${label}`))).slice(0, 32)
}

export function signedGrant(label: string, network: Network): Operation {
  const expiresOn = parseDate('2026-10-31')
  if (!expiresOn.ok) throw new Error(expiresOn.fault)
  const payload = {
    kind: 'consent.grant' as const,
    member: 'homestead',
    commitment: toHex(sha256(utf8(label))),
    revocationHash: revocationHash(codeOf(label), network),
    expiresOn: expiresOn.value,
  }
  return { payload, proofs: [...signStatement(payload, [signerOf('homestead')], genesisBytes(network)).proofs] }
}

export function revokeOf(label: string): Operation {
  return { payload: { kind: 'consent.revoke', code: codeOf(label) }, proofs: [] }
}

export function at(text: string): Instant {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
