import { fail, ok, proof, type Result } from '@goodstanding/core'
import {
  addProof,
  type Proof,
  parseIJson,
  type Signer,
  type Statement,
  statementDigest,
  toHex,
  verifiedKeys,
} from '@goodstanding/crypto'
import { parseScorecard, type Scorecard, type ScorecardFault } from '@goodstanding/scoring'

/** A scorecard as a file holds it, with the keys (lower-case hex) whose signatures over it hold; none where it is bare. */
export type ReadScorecard = {
  readonly scorecard: Scorecard
  readonly hash: string
  readonly signedBy: readonly string[]
  readonly proofs: readonly Proof[]
}

export type ScorecardFileFault = ScorecardFault | 'scorecard_not_json' | 'scorecard_signature'

/**
 * A scorecard's hash: the digest that its signatures are over, SHA-256(tag `statement` of no network ‖ its canonical form).
 * It is the same bare and signed.
 */
export function scorecardHash(scorecard: Scorecard): string {
  return toHex(statementDigest(scorecard, null))
}

/** The scorecard with a signature by each signer, after those that it has. */
export function signScorecard(
  scorecard: Scorecard,
  signers: readonly Signer[],
  earlier: readonly Proof[] = [],
): Statement<Scorecard> {
  const before: Statement<Scorecard> = { payload: scorecard, proofs: earlier }
  return signers.reduce((signed, signer) => addProof(signed, signer, null), before)
}

/** Reads a scorecard's file, bare or as a statement. A signature that does not hold makes the file unusable. */
export function readScorecardText(text: string): Result<ReadScorecard, ScorecardFileFault> {
  const json = parseIJson(text)
  if (!json.ok) return fail('scorecard_not_json', json.fault)
  const { payload, proofs } = partsOf(json.value)
  if (proofs === null) return fail('scorecard_signature')
  const parsed = parseScorecard(payload)
  if (!parsed.ok) return parsed
  const scorecard = parsed.value
  const signedBy = verifiedKeys({ payload: scorecard, proofs }, null)
  if (signedBy.length !== proofs.length) return fail('scorecard_signature')
  return ok({ scorecard, hash: scorecardHash(scorecard), signedBy, proofs })
}

const PROOFS_MAX = 16

/** A bare scorecard has no proofs; of a statement they must have the form of proofs, and there must be some. */
function partsOf(value: unknown): { readonly payload: unknown; readonly proofs: readonly Proof[] | null } {
  if (typeof value !== 'object' || value === null || !('payload' in value)) return { payload: value, proofs: [] }
  const given: readonly unknown[] = 'proofs' in value && Array.isArray(value.proofs) ? value.proofs : []
  const proofs = given.slice(0, PROOFS_MAX + 1).flatMap((one) => proof.safeParse(one).data ?? [])
  const isClosed = Object.keys(value).every((name) => name === 'payload' || name === 'proofs')
  const isWhole = isClosed && proofs.length === given.length && proofs.length > 0 && proofs.length <= PROOFS_MAX
  return { payload: value.payload, proofs: isWhole ? proofs : null }
}
