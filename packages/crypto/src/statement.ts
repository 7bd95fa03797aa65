import { ed25519PublicKey, signEd25519, verifyEd25519 } from '#ed25519'
import { type Bytes, fromHex, toHex } from './bytes.ts'
import { canonicalBytes } from './canonical-json.ts'
import { taggedHash } from './tagged-hash.ts'

/** One signature over a statement's digest; key and signature in lowercase hexadecimal. */
export type Proof = { readonly kind: 'ed25519'; readonly key: string; readonly signature: string }

/** A payload with the signatures over it. */
export type Statement<P> = { readonly payload: P; readonly proofs: readonly Proof[] }

/** Whoever can sign a digest with one key; `publicKey` in lowercase hexadecimal. */
export type Signer = { readonly publicKey: string; sign(digest: Bytes): Bytes }

/** A signer that holds its key as a 32-byte seed. */
export function ed25519Signer(seed: Bytes): Signer {
  const own = Uint8Array.from(seed)
  return { publicKey: toHex(ed25519PublicKey(own)), sign: (digest) => signEd25519(own, digest) }
}

/** What every proof of a statement signs: SHA-256(tag `statement` ‖ JCS(payload)). */
export function statementDigest(payload: unknown, genesisHash: Bytes | null): Bytes {
  return taggedHash('statement', genesisHash, canonicalBytes(payload))
}

/** The payload with one proof by each signer, in their order. */
export function signStatement<P>(payload: P, signers: readonly Signer[], genesisHash: Bytes | null): Statement<P> {
  const digest = statementDigest(payload, genesisHash)
  return { payload, proofs: signers.map((signer) => proofBy(signer, digest)) }
}

/** The statement with one more proof; an earlier proof of the same key gives way to it. */
export function addProof<P>(statement: Statement<P>, signer: Signer, genesisHash: Bytes | null): Statement<P> {
  const others = statement.proofs.filter((proof) => proof.key !== signer.publicKey)
  const added = proofBy(signer, statementDigest(statement.payload, genesisHash))
  return { payload: statement.payload, proofs: [...others, added] }
}

/**
 * The distinct keys that have signed the statement, in the order of their first proof that holds. A proof that does
 * not hold, or whose key has been counted, counts for nothing.
 */
export function verifiedKeys(statement: Statement<unknown>, genesisHash: Bytes | null): readonly string[] {
  const digest = statementDigest(statement.payload, genesisHash)
  const keys = new Set<string>()
  for (const proof of statement.proofs) if (!keys.has(proof.key) && proofHolds(proof, digest)) keys.add(proof.key)
  return [...keys]
}

/** Whether this key (lowercase hexadecimal) has signed the statement; no other key's proofs are looked at. */
export function isSignedBy(statement: Statement<unknown>, keyHex: string, genesisHash: Bytes | null): boolean {
  const own = statement.proofs.filter((proof) => proof.key === keyHex)
  return verifiedKeys({ payload: statement.payload, proofs: own }, genesisHash).length === 1
}

function proofBy(signer: Signer, digest: Bytes): Proof {
  return { kind: 'ed25519', key: signer.publicKey, signature: toHex(signer.sign(digest)) }
}

function proofHolds(proof: Proof, digest: Bytes): boolean {
  if (proof.kind !== 'ed25519') return false
  if (!/^[0-9a-f]{64}$/.test(proof.key) || !/^[0-9a-f]{128}$/.test(proof.signature)) return false
  return verifyEd25519(fromHex(proof.key), digest, fromHex(proof.signature))
}
