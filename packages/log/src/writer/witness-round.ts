import { type Instant, instantOfMs, SECOND_MS } from '@goodstanding/core'
import { formatNote, mergeSignatures, type NoteSignature, parseNote } from '@goodstanding/crypto'
import { verifyCheckpoint } from '../checkpoint/verify-checkpoint.ts'
import { proveConsistency } from '../proofs/consistency.ts'
import { askWitnesses, type CosignedSizes } from '../witness/ask-witnesses.ts'
import { LogStopped } from './log-stopped.ts'
import type { StoredCheckpoint } from './log-storage.ts'
import { storedNodes } from './stored-nodes.ts'
import type { LogOptions } from './writing.ts'

/**
 * Offers the newest checkpoint to the witnesses and stores it with their cosignatures; no transaction is open while
 * they are asked. Gives the checkpoint as it is afterwards.
 */
export function witnessRound<Tx>(options: LogOptions<Tx>): () => Promise<StoredCheckpoint | null> {
  const { storage, witnesses, onNotice = ignore } = options
  const sizes: CosignedSizes = new Map()
  const readNode = storedNodes(storage)
  return async () => {
    const newest = await storage.newestCheckpoint()
    if (newest === null || witnesses.list.length === 0) return newest
    const { size, note } = newest
    const proofFrom = (oldSize: number) => proveConsistency(oldSize, size, readNode)
    const cosignatures = await askWitnesses(witnesses, { size, note, proofFrom }, sizes, onNotice)
    const cosigned = withCosignatures(options, newest, cosignatures)
    if (!cosigned.isWitnessed) onNotice({ kind: 'unwitnessed', size, cosignatures: cosignatures.length })
    if (cosigned !== newest) await storage.changeCosignatures(cosigned)
    return cosigned
  }
}

/** The checkpoint with newer cosignatures; the same one where there is none, or where its time would go back. */
function withCosignatures<Tx>(
  options: LogOptions<Tx>,
  newest: StoredCheckpoint,
  cosignatures: readonly NoteSignature[],
): StoredCheckpoint {
  const { storage, signer, witnesses, onNotice = ignore } = options
  const note = parseNote(newest.note)
  if (!note.ok) throw new LogStopped(storage.origin, 'checkpoint_differs', 'the stored checkpoint is no note')
  if (cosignatures.length === 0) return newest
  const merged = formatNote(note.value.text, mergeSignatures(note.value.signatures, cosignatures))
  const verifiers = witnesses.list.map(({ verifier }) => verifier)
  const verified = verifyCheckpoint(merged, { logKey: signer.verifier, witnesses: verifiers, k: witnesses.k })
  if (!verified.ok) throw new LogStopped(storage.origin, 'checkpoint_differs', verified.fault)
  const { isWitnessed, timeSeconds } = verified.value
  const time = timeSeconds === null ? null : instantOfMs(timeSeconds * SECOND_MS)
  if (isEarlier(time, newest.time)) {
    onNotice({ kind: 'time_went_back', size: newest.size })
    return newest
  }
  return { size: newest.size, note: merged, isWitnessed, time }
}

function isEarlier(time: Instant | null, than: Instant | null): boolean {
  return time !== null && than !== null && time < than
}

function ignore(): void {}
