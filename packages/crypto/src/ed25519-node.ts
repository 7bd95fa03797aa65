import { Buffer } from 'node:buffer'
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { boundedMemory } from './bounded-memory.ts'
import { type Bytes, fromHex } from './bytes.ts'
import { isAdmissible } from './ed25519-key.ts'

const SEED_BYTES = 32
const KEYS_REMEMBERED = 1024
const SEEDS_REMEMBERED = 64

/** DER of the key's wrapping, up to its 32 bytes (RFC 8410 sections 4 and 7). */
const PUBLIC_KEY_HEAD = fromHex('302a300506032b6570032100')
const PRIVATE_KEY_HEAD = fromHex('302e020100300506032b657004220420')

/** The public key of a 32-byte seed (RFC 8032 section 5.1.5). */
export function ed25519PublicKey(seed: Bytes): Bytes {
  return Uint8Array.from(keyPair(seed).publicKey)
}

/** The signature of the message by the key of this seed (RFC 8032 section 5.1.6); the same one each time. */
export function signEd25519(seed: Bytes, message: Bytes): Bytes {
  return new Uint8Array(sign(null, message, keyPair(seed).privateKey))
}

/**
 * The one verdict on a signature, on every platform: an acceptable key, S below the group's order, R in canonical
 * encoding and not the identity, and [S]B = R + [k]A without the cofactor (RFC 8032 section 5.1.7).
 */
export function verifyEd25519(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  if (!isAdmissible(publicKey, signature)) return false
  // OpenSSL computes [S]B - [k]A and compares its bytes with R, so that R is canonical and no cofactor is involved.
  return verify(null, message, publicKeyObject(publicKey), signature)
}

const publicKeyObject = boundedMemory(KEYS_REMEMBERED, (publicKey) =>
  createPublicKey({ key: Buffer.concat([PUBLIC_KEY_HEAD, publicKey]), format: 'der', type: 'spki' }),
)

// A node signs with few keys and often; making the key object takes longer than signing.
const keyPair = boundedMemory(SEEDS_REMEMBERED, (seed) => {
  if (seed.length !== SEED_BYTES) throw new Error('an Ed25519 seed has 32 bytes')
  const key = Buffer.concat([PRIVATE_KEY_HEAD, seed])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const wrapped = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { privateKey, publicKey: wrapped.subarray(PUBLIC_KEY_HEAD.length) }
})
