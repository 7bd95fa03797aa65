import { equalBytes } from '@goodstanding/crypto'
import { verifyCheckpoint } from '../checkpoint/verify-checkpoint.ts'
import { proveConsistency, verifyConsistency } from '../proofs/consistency.ts'
import { type CompactRange, EMPTY_RANGE, rangeRoot, readCompactRange } from '../tree/compact-range.ts'
import { EMPTY_ROOT } from '../tree/hashing.ts'
import { loadEdge } from './load-edge.ts'
import { LogStopped, type StopReason } from './log-stopped.ts'
import type { LogState } from './log-storage.ts'
import { publishHead } from './publish-head.ts'
import { storedNodes } from './stored-nodes.ts'
import type { LogOptions, Writing } from './writing.ts'

/** Takes the log and checks it: edge against state, checkpoint against tiles, journal against all of them. */
export async function startWriting<Tx>(options: LogOptions<Tx>): Promise<Writing<Tx>> {
  const { storage } = options
  const claim = await storage.claim(EMPTY_ROOT)
  try {
    const { state } = claim
    const edge = await loadEdge(storage, state)
    const signed = await checkedCheckpoint(options, state)
    await checkJournal(options, state)
    const queued = await storage.queueLength()
    const writing: Writing<Tx> = { options, claim, state, edge, signed, queued, stopped: null }
    if (state.size > signed.size) await publishHead(writing)
    return writing
  } catch (error) {
    await claim.release()
    throw error
  }
}

/** The range of the published head: signed by this log's key, and what the tiles were at that size and extend since. */
async function checkedCheckpoint<Tx>(options: LogOptions<Tx>, state: LogState): Promise<CompactRange> {
  const { storage, signer } = options
  const size = state.publishedSize
  if (size === null) return EMPTY_RANGE
  const stored = await storage.newestCheckpoint()
  const verified = verifyCheckpoint(stored?.note ?? '', { logKey: signer.verifier, witnesses: [], k: 0 })
  if (!verified.ok) return stop(options, 'checkpoint_differs', `it is not of this log's key (${verified.fault})`)
  const readNode = storedNodes(storage)
  const range = await readCompactRange(size, readNode)
  const { checkpoint } = verified.value
  const { root } = checkpoint
  if (checkpoint.size !== size || !equalBytes(rangeRoot(range), root)) {
    return stop(options, 'checkpoint_differs', 'it is not of these tiles')
  }
  const proof = await proveConsistency(size, state.size, readNode)
  if (!verifyConsistency({ oldSize: size, oldRoot: root, size: state.size, root: state.root, proof })) {
    return stop(options, 'checkpoint_differs', 'the state does not extend it')
  }
  return range
}

/** A database that was restored from a backup is below its journal, or beside it. */
async function checkJournal<Tx>(options: LogOptions<Tx>, state: LogState): Promise<void> {
  const { storage, journal } = options
  const last = await journal.last(storage.origin)
  if (state.publishedSize !== null && (last === null || last.size < state.publishedSize)) {
    stop(options, 'journal_behind', behind(state.publishedSize, last?.size))
  }
  if (last === null) return
  if (last.size > state.size)
    stop(options, 'journal_ahead', `size ${last.size} may have been signed; here are ${state.size}`)
  const range = await readCompactRange(last.size, storedNodes(storage))
  if (!equalBytes(rangeRoot(range), last.root)) stop(options, 'journal_beside', 'another root may have been signed')
}

function behind(signed: number, known: number | undefined): string {
  const has = known === undefined ? 'its journal has no entry of this log' : `its journal ends at ${known}`
  return `its database has a signed checkpoint of size ${signed}, ${has}: the journal is lost or an earlier one. Bring its newest copy back into the data folder and start again; never write one by hand. Without it this log is written no more and another cannot take its place: the operator's guide, section 5, says what remains`
}

function stop<Tx>({ storage }: LogOptions<Tx>, reason: StopReason, detail: string): never {
  throw new LogStopped(storage.origin, reason, detail)
}
