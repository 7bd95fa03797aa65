import { fail, ok, type Result } from '@goodstanding/core'
import { parseBase64 } from '@goodstanding/crypto'
import { VALUE_BYTES_MAX } from '../nodes/page-codec.ts'
import { DEPTH_MAX, KEY_BYTES } from '../nodes/position.ts'
import type { MapProof } from './map-proof.ts'

export type MapProofFault = 'map_proof_form' | 'map_proof_base64' | 'map_proof_bounds'

/** Reads an ICS-23 proof of presence or absence: fields closed, each byte string in its one spelling, all bounded. */
export function parseMapProof(value: unknown): Result<MapProof, MapProofFault> {
  const kind = isObject(value) && 'exist' in value ? 'exist' : 'nonexist'
  const failure = closed({ [kind]: kind === 'exist' ? existence : nonexistence })(value, '')
  return failure ?? ok(value as MapProof)
}

type Failure = { readonly ok: false; readonly fault: MapProofFault; readonly at?: string }
type Check = (value: unknown, at: string) => Failure | null

/** Longest prefix or suffix that ICS-23's `SmtSpec` could mean: two children and a prefix byte. */
const OP_BYTES_MAX = 65

const leafOp = closed({
  hash: enumeration,
  prehash_key: enumeration,
  prehash_value: enumeration,
  length: enumeration,
  prefix: bytes(1, OP_BYTES_MAX),
})

const innerOp = closed({ hash: enumeration, prefix: bytes(1, OP_BYTES_MAX), suffix: bytes(0, OP_BYTES_MAX) })

const existence = closed({
  key: bytes(KEY_BYTES, KEY_BYTES),
  value: bytes(1, VALUE_BYTES_MAX),
  leaf: leafOp,
  path: listOf(innerOp, DEPTH_MAX),
})

const nonexistence = closed({
  key: bytes(KEY_BYTES, KEY_BYTES),
  left: orNull(existence),
  right: orNull(existence),
})

function closed(fields: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isObject(value)) return fail('map_proof_form', at)
    const stranger = Object.keys(value).find((name) => !Object.hasOwn(fields, name))
    if (stranger !== undefined) return fail('map_proof_form', join(at, stranger))
    return first(Object.entries(fields), ([name, check]) => check(value[name], join(at, name)))
  }
}

function listOf(check: Check, lengthMax: number): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return fail('map_proof_form', at)
    if (value.length > lengthMax) return fail('map_proof_bounds', at)
    return first([...value.entries()], ([index, item]) => check(item, join(at, String(index))))
  }
}

function orNull(check: Check): Check {
  return (value, at) => (value === null ? null : check(value, at))
}

function bytes(lengthMin: number, lengthMax: number): Check {
  const textMax = Math.ceil(lengthMax / 3) * 4
  return (value, at) => {
    if (typeof value !== 'string') return fail('map_proof_form', at)
    if (value.length > textMax) return fail('map_proof_bounds', at)
    const read = parseBase64(value)
    if (!read.ok) return fail('map_proof_base64', at)
    const { length } = read.value
    return length < lengthMin || length > lengthMax ? fail('map_proof_bounds', at) : null
  }
}

function enumeration(value: unknown, at: string): Failure | null {
  if (!Number.isInteger(value)) return fail('map_proof_form', at)
  return Number(value) < 0 || Number(value) > 255 ? fail('map_proof_bounds', at) : null
}

function first<T>(items: readonly T[], check: (item: T) => Failure | null): Failure | null {
  for (const item of items) {
    const failure = check(item)
    if (failure !== null) return failure
  }
  return null
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
