import { ed25519 } from '@noble/curves/ed25519.js'
import type { Bytes } from './bytes.ts'
import { isAdmissible } from './ed25519-key.ts'

const POINT_BYTES = 32

/** The public key of a 32-byte seed (RFC 8032 section 5.1.5). */
export function ed25519PublicKey(seed: Bytes): Bytes {
  return ed25519.getPublicKey(seed)
}

/** The signature of the message by the key of this seed (RFC 8032 section 5.1.6); the same one each time. */
export function signEd25519(seed: Bytes, message: Bytes): Bytes {
  return ed25519.sign(message, seed)
}

/**
 * The one verdict on a signature, on every platform: an acceptable key, S below the group's order, R in canonical
 * encoding and not the identity, and [S]B = R + [k]A without the cofactor (RFC 8032 section 5.1.7).
 */
export function verifyEd25519(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  if (!isAdmissible(publicKey, signature)) return false
  if (!ed25519.verify(signature, message, publicKey, { zip215: false })) return false
  // The equation above is multiplied by the cofactor; with A and R free of torsion it holds without it too.
  return ed25519.Point.fromBytes(signature.subarray(0, POINT_BYTES), false).isTorsionFree()
}
