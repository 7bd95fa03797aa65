import { type Bytes, fromHex, toHex } from '@goodstanding/crypto'
import { parseMapProof } from '../proofs/parse-map-proof.ts'
import { verifyAbsence } from '../proofs/verify-absence.ts'
import { verifyPresence } from '../proofs/verify-presence.ts'

/** What a proof is said to show: the key with this value, or with null that it is absent; and who must accept it. */
export type ProofVector = {
  readonly name: string
  readonly root: string
  readonly key: string
  readonly value: string | null
  readonly proof: unknown
  readonly ics23: boolean
  readonly goodstanding: boolean
}

type Claim = { readonly root: Bytes; readonly key: Bytes; readonly value: Bytes | null; readonly proof: unknown }

export function aVector(
  name: string,
  { root, key, value, proof }: Claim,
  verdicts: { readonly ics23: boolean; readonly goodstanding: boolean },
): ProofVector {
  return { name, root: toHex(root), key: toHex(key), value: value === null ? null : toHex(value), proof, ...verdicts }
}

/** This package's verdict, from the JSON form on. */
export function verdictOn(vector: ProofVector): boolean {
  const root = fromHex(vector.root)
  const key = fromHex(vector.key)
  const parsed = vector.proof === null ? null : parseMapProof(vector.proof)
  if (parsed !== null && !parsed.ok) return false
  if (vector.value === null) return verifyAbsence({ root, key, proof: parsed === null ? null : parsed.value })
  return parsed !== null && verifyPresence({ root, key, value: fromHex(vector.value), proof: parsed.value })
}
