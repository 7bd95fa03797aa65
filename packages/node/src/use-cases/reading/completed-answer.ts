import { type ConsentSlice, findMember, type Network, type ReadAnswerStatement } from '@goodstanding/core'
import { canonicalJson, fromHex, isSignedBy, saltedCommitment } from '@goodstanding/crypto'
import { accessTag } from '@goodstanding/ledger'
import { encodeLogEntry, leafHash, verifyInclusion } from '@goodstanding/log'
import { openAccessCheckpoint } from '@goodstanding/report'

/**
 * Whether a provider's second signature is over the same answer, with the same access entry now proven to be under a
 * witnessed checkpoint of its access log. Nothing else takes the place of what it has signed before.
 */
export function isCompleted(
  given: ReadAnswerStatement,
  before: ReadAnswerStatement,
  { slice, network }: { readonly slice: Pick<ConsentSlice, 'accessKey'>; readonly network: Network },
): boolean {
  const genesis = fromHex(network.genesisHash)
  const { provider } = before.payload
  const key = findMember(network, provider)?.statementKey
  if (key === undefined || !isSignedBy(given, key, genesis)) return false
  if (withoutProof(given) !== withoutProof(before)) return false
  const { receipt } = given.payload
  if (receipt.proof === null) return false
  const opened = openAccessCheckpoint(receipt.proof.checkpoint, provider, network)
  if (!opened.ok || !opened.value.isWitnessed) return false
  const tag = accessTag(fromHex(slice.accessKey), receipt.n)
  const commitment = saltedCommitment('access', fromHex(receipt.salt), receipt.entry, genesis)
  return verifyInclusion({
    index: receipt.position,
    size: opened.value.checkpoint.size,
    leafHash: leafHash(encodeLogEntry({ kind: 'access', tag, commitment })),
    proof: receipt.proof.inclusion.map(fromHex),
    root: opened.value.checkpoint.root,
  })
}

function withoutProof({ payload }: ReadAnswerStatement): string {
  return canonicalJson({ ...payload, receipt: { ...payload.receipt, proof: null } })
}
