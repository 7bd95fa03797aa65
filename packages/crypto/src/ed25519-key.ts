import { ed25519 } from '@noble/curves/ed25519.js'
import { boundedMemory } from './bounded-memory.ts'
import { type Bytes, equalBytes } from './bytes.ts'

const PUBLIC_KEY_BYTES = 32
const SIGNATURE_BYTES = 64
const IDENTITY = ed25519.Point.ZERO.toBytes()
const KEYS_REMEMBERED = 1024

/**
 * Whether these bytes may be an Ed25519 key here: the canonical encoding (RFC 8032 section 5.1.3) of a point of the
 * prime-order group. Keys of small or mixed order are refused: implementations differ about their signatures.
 */
export function isAcceptablePublicKey(publicKey: Bytes): boolean {
  return publicKey.length === PUBLIC_KEY_BYTES && isPrimeOrder(publicKey)
}

/**
 * What is refused everywhere before any equation is computed: a signature of another length, one whose R is the
 * identity (OpenSSL's versions differ about it), and a key that is not acceptable.
 */
export function isAdmissible(publicKey: Bytes, signature: Bytes): boolean {
  if (signature.length !== SIGNATURE_BYTES || equalBytes(signature.subarray(0, PUBLIC_KEY_BYTES), IDENTITY))
    return false
  return isAcceptablePublicKey(publicKey)
}

const isPrimeOrder = boundedMemory(KEYS_REMEMBERED, (publicKey) => {
  const point = canonicalPoint(publicKey)
  return point !== null && !point.is0() && point.isTorsionFree()
})

function canonicalPoint(bytes: Bytes): ReturnType<typeof ed25519.Point.fromBytes> | null {
  try {
    return ed25519.Point.fromBytes(bytes, false)
  } catch {
    return null
  }
}
