import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { type Bytes, concat, utf8 } from '../bytes.ts'

const { Point } = ed25519

export type CurvePoint = ReturnType<typeof Point.fromBytes>

export const GROUP_ORDER = Point.Fn.ORDER
export const FIELD_ORDER = Point.Fp.ORDER
export const BASE = Point.BASE
export const IDENTITY = Point.ZERO

/** Little-endian bytes of a number, 32 of them. */
export function littleEndian(number: bigint): Bytes {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 255n))
}

/** A scalar of the group that depends on nothing but its name. */
export function scalarNamed(name: string): bigint {
  return Point.Fn.create(numberOf(sha512(utf8(name))))
}

/** The challenge k of a signature: SHA-512(R ‖ A ‖ M) modulo the group's order (RFC 8032 section 5.1.7). */
export function challenge(r: Bytes, publicKey: Bytes, message: Bytes): bigint {
  return Point.Fn.create(numberOf(sha512(concat(r, publicKey, message))))
}

/** The eight points of small order: multiples of one of order 8, which is what any point times the group's order gives. */
export function smallOrderPoints(): readonly CurvePoint[] {
  const generator = torsionGenerator()
  return Array.from({ length: 8 }, (_, index) => generator.multiplyUnsafe(BigInt(index)))
}

function torsionGenerator(): CurvePoint {
  for (let y = 2n; ; y++) {
    const point = pointOrNull(littleEndian(y))
    if (point === null) continue
    const torsion = timesGroupOrder(point)
    if (!torsion.double().double().is0()) return torsion
  }
}

// The library refuses a scalar as large as the order itself.
function timesGroupOrder(point: CurvePoint): CurvePoint {
  return point.multiplyUnsafe(GROUP_ORDER - 1n).add(point)
}

/** Decodes as leniently as ZIP 215: also encodings that are not canonical. */
export function pointOrNull(bytes: Bytes): CurvePoint | null {
  try {
    return Point.fromBytes(bytes, true)
  } catch {
    return null
  }
}

function numberOf(bytes: Bytes): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}
