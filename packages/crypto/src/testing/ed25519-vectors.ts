import { ed25519 } from '@noble/curves/ed25519.js'
import { type Bytes, concat, fromHex, toHex, utf8 } from '../bytes.ts'
import { sha256 } from '../hash.ts'
import {
  BASE,
  type CurvePoint,
  challenge,
  FIELD_ORDER,
  GROUP_ORDER,
  IDENTITY,
  littleEndian,
  pointOrNull,
  scalarNamed,
  smallOrderPoints,
} from './ed25519-points.ts'

/** One signature and the verdict that every implementation gives. */
export type Ed25519Vector = {
  readonly name: string
  readonly publicKey: string
  readonly message: string
  readonly signature: string
  readonly acceptableKey: boolean
  readonly valid: boolean
}

type Case = { readonly name: string; readonly publicKey: Bytes; readonly message: Bytes; readonly signature: Bytes }

const GOOD_KEY = { acceptableKey: true, valid: false }
const BAD_KEY = { acceptableKey: false, valid: false }

/** Every edge on which Ed25519 implementations are known to differ, with the verdict of this protocol. */
export function ed25519Vectors(): readonly Ed25519Vector[] {
  return [
    ...ordinary().map((each) => vector(each, { acceptableKey: true, valid: true })),
    ...changed().map((each) => vector(each, GOOD_KEY)),
    ...oddR().map((each) => vector(each, GOOD_KEY)),
    ...smallOrderKeys().map((each) => vector(each, BAD_KEY)),
    ...mixedOrderKeys().map((each) => vector(each, BAD_KEY)),
    ...nonCanonicalKeys().map((each) => vector(each, BAD_KEY)),
  ]
}

function vector(
  { name, publicKey, message, signature }: Case,
  verdict: { readonly acceptableKey: boolean; readonly valid: boolean },
): Ed25519Vector {
  return { name, publicKey: toHex(publicKey), message: toHex(message), signature: toHex(signature), ...verdict }
}

function signed(name: string, length: number): Case {
  const seed = sha256(utf8(name))
  const message = Uint8Array.from({ length }, (_, index) => (index * 7) & 255)
  return { name, publicKey: ed25519.getPublicKey(seed), message, signature: ed25519.sign(message, seed) }
}

function ordinary(): readonly Case[] {
  return [0, 1, 32, 200].map((length) => signed(`a good signature of ${length} bytes`, length))
}

function changed(): readonly Case[] {
  const good = signed('a good signature', 32)
  const [r, s] = [good.signature.slice(0, 32), good.signature.slice(32)]
  const sNumber = BigInt(`0x${toHex(s.slice().reverse())}`)
  return [
    { ...good, name: 'another message', message: flipped(good.message, 0) },
    { ...good, name: 'another key', publicKey: signed('another key', 0).publicKey },
    { ...good, name: 'a bit of R changed', signature: flipped(good.signature, 3) },
    { ...good, name: 'the sign bit of R changed', signature: concat(withSignBit(r), s) },
    { ...good, name: 'a bit of S changed', signature: flipped(good.signature, 40) },
    { ...good, name: 'S plus the group order', signature: concat(r, littleEndian(sNumber + GROUP_ORDER)) },
    { ...good, name: 'S with its highest bit set', signature: flipped(good.signature, 63, 0x80) },
    { ...good, name: 'R and S of zeros', signature: new Uint8Array(64) },
    { ...good, name: 'R not on the curve', signature: concat(littleEndian(2n), s) },
    { ...good, name: 'signature one byte short', signature: good.signature.slice(0, 63) },
    { ...good, name: 'signature one byte long', signature: concat(good.signature, Uint8Array.of(0)) },
    { ...good, name: 'no signature', signature: new Uint8Array() },
  ]
}

/** A signature of the good key that holds for an R of our choice, up to torsion: S = r + k·a. */
function withR(name: string, r: Bytes, scalar: bigint): Case {
  const secret = scalarNamed('secret of the odd R')
  const publicKey = BASE.multiply(secret).toBytes()
  const message = utf8('who chose R')
  return { name, publicKey, message, signature: concat(r, sOf(scalar, challenge(r, publicKey, message), secret)) }
}

function oddR(): readonly Case[] {
  const scalar = scalarNamed('r')
  const torsion = smallOrderPoints().slice(1)
  const identityBytes = IDENTITY.toBytes()
  return [
    withR('R is the identity, and the equation holds', identityBytes, 0n),
    withR('R is the identity, with its sign bit set', withSignBit(identityBytes), 0n),
    withR('R is the identity, with y = p + 1', littleEndian(FIELD_ORDER + 1n), 0n),
    ...torsion.map((point, index) =>
      withR(`R of small order (${index + 1}/8), holds only with the cofactor`, point.toBytes(), 0n),
    ),
    ...torsion.map((point, index) =>
      withR(
        `R with a torsion part (${index + 1}/8), holds only with the cofactor`,
        BASE.multiply(scalar).add(point).toBytes(),
        scalar,
      ),
    ),
  ]
}

/** A signature by secret·B + torsion for which even the equation without the cofactor holds: k is made a multiple of 8. */
function withTorsion(name: string, secret: bigint, publicKey: Bytes, wanted: (k: bigint) => boolean): Case {
  const message = utf8('whose key is this')
  for (let attempt = 0; ; attempt++) {
    const scalar = scalarNamed(`${name} ${attempt}`)
    const r = BASE.multiply(scalar).toBytes()
    const k = challenge(r, publicKey, message)
    if (wanted(k)) return { name, publicKey, message, signature: concat(r, sOf(scalar, k, secret)) }
  }
}

const isMultipleOf8 = (k: bigint) => k % 8n === 0n

function smallOrderKeys(): readonly Case[] {
  return smallOrderPoints().map((point, index) =>
    withTorsion(`key of small order (${index}/8), the equation holds`, 0n, point.toBytes(), isMultipleOf8),
  )
}

function mixedOrderKeys(): readonly Case[] {
  const secret = scalarNamed('secret of the mixed key')
  return smallOrderPoints()
    .slice(1)
    .flatMap((point, index) => {
      const key = BASE.multiply(secret).add(point).toBytes()
      const name = `key of mixed order (${index + 1}/8)`
      return [
        withTorsion(`${name}, the equation holds`, secret, key, isMultipleOf8),
        withTorsion(`${name}, holds only with the cofactor`, secret, key, (k) => k % 8n === 1n),
      ]
    })
}

function nonCanonicalKeys(): readonly Case[] {
  const beyondField = Array.from({ length: 19 }, (_, index) => littleEndian(FIELD_ORDER + BigInt(index)))
  const encodings = beyondField.flatMap((bytes) => [bytes, withSignBit(bytes)])
  const identitySigned = withSignBit(IDENTITY.toBytes())
  const orderTwo = smallOrderPoints().filter((point) => !point.is0() && point.double().is0())
  const all = [...encodings, identitySigned, ...orderTwo.map((point) => withSignBit(point.toBytes()))]
  const holding = all.flatMap((bytes) => {
    const point = pointOrNull(bytes)
    if (point === null || !isSmallOrder(point)) return []
    return [withTorsion(`key not canonical: ${toHex(bytes)}, the equation holds`, 0n, bytes, isMultipleOf8)]
  })
  const others = all
    .filter((bytes) => !holding.some((each) => toHex(each.publicKey) === toHex(bytes)))
    .map((bytes) => ({ ...signed('', 8), name: `key not canonical: ${toHex(bytes)}`, publicKey: bytes }))
  const off = { ...signed('', 8), name: 'key not on the curve', publicKey: littleEndian(2n) }
  const short = { ...signed('', 8), name: 'key one byte short', publicKey: fromHex('01'.repeat(31)) }
  const long = { ...signed('', 8), name: 'key one byte long', publicKey: fromHex('01'.repeat(33)) }
  return [...holding, ...others, off, short, long]
}

function isSmallOrder(point: CurvePoint): boolean {
  return point.double().double().double().is0()
}

function sOf(scalar: bigint, k: bigint, secret: bigint): Bytes {
  return littleEndian((scalar + k * secret) % GROUP_ORDER)
}

function flipped(bytes: Bytes, index: number, mask = 1): Bytes {
  return bytes.map((byte, at) => (at === index ? byte ^ mask : byte))
}

function withSignBit(bytes: Bytes): Bytes {
  return flipped(bytes, 31, 0x80)
}
