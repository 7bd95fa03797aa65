import { equalBytes, formatNote } from '@goodstanding/crypto'
import { formatCheckpointText } from '../checkpoint/checkpoint.ts'
import { verifyCheckpoint } from '../checkpoint/verify-checkpoint.ts'
import { proveConsistency, verifyConsistency } from '../proofs/consistency.ts'
import { appendLeaf, type CompactRange, rangeRoot } from '../tree/compact-range.ts'
import { leafHash } from '../tree/hashing.ts'
import type { StoredCheckpoint } from './log-storage.ts'
import { readEntries } from './read-entries.ts'
import { storedNodes } from './stored-nodes.ts'
import { stopWriting, type Writing } from './writing.ts'

/**
 * Signs and stores the checkpoint of what is integrated. Before that, what was written is read again: its root is
 * recomputed from the entries alone, proven to extend the last signed head, and recorded in the journal.
 */
export async function publishHead<Tx>(writing: Writing<Tx>): Promise<StoredCheckpoint> {
  const { storage, journal, witnesses } = writing.options
  const { origin } = storage
  const { state } = writing
  const { size, root } = state
  const range = await recomputedRange(writing)
  await checkExtension(writing)
  await checkJournal(writing)
  await journal.record(origin, { size, root })
  const checkpoint = { size, note: await signedNote(writing), isWitnessed: witnesses.k === 0, time: null }
  if (!(await storage.publishCheckpoint(state, checkpoint))) {
    stopWriting(writing, 'state_changed', 'its state changed before its checkpoint was stored')
  }
  writing.signed = range
  writing.state = { ...state, publishedSize: state.size }
  return checkpoint
}

/** The signature is verified before anyone sees it: memory fails, and keys are mixed up. */
async function signedNote<Tx>(writing: Writing<Tx>): Promise<string> {
  const { storage, signer } = writing.options
  const { size, root } = writing.state
  const text = formatCheckpointText({ origin: storage.origin, size, root })
  const note = formatNote(text, [await signer.sign(text)])
  const verified = verifyCheckpoint(note, { logKey: signer.verifier, witnesses: [], k: 0 })
  if (!verified.ok) stopWriting(writing, 'checkpoint_differs', `the new signature does not verify (${verified.fault})`)
  return note
}

async function recomputedRange<Tx>(writing: Writing<Tx>): Promise<CompactRange> {
  const { storage } = writing.options
  let range = writing.signed
  for await (const entries of readEntries(storage, range.size, writing.state.size)) {
    for (const entry of entries) range = appendLeaf(range, leafHash(entry))
  }
  if (!equalBytes(rangeRoot(range), writing.state.root)) {
    stopWriting(writing, 'tiles_differ', 'the stored entries do not lead to the root of the state')
  }
  return range
}

async function checkExtension<Tx>(writing: Writing<Tx>): Promise<void> {
  const { signed, state } = writing
  if (signed.size === 0) return
  const { size, root } = state
  const proof = await proveConsistency(signed.size, size, storedNodes(writing.options.storage))
  if (!verifyConsistency({ oldSize: signed.size, oldRoot: rangeRoot(signed), size, root, proof })) {
    stopWriting(writing, 'tiles_differ', 'the stored tiles do not extend the last signed head')
  }
}

/** Nothing is signed below or beside what was, whatever the database says. */
async function checkJournal<Tx>(writing: Writing<Tx>): Promise<void> {
  const { storage, journal } = writing.options
  const last = await journal.last(storage.origin)
  if (last === null || last.size < writing.state.size) return
  if (last.size > writing.state.size) stopWriting(writing, 'journal_ahead', `size ${last.size} may have been signed`)
  if (!equalBytes(last.root, writing.state.root))
    stopWriting(writing, 'journal_beside', 'another root may have been signed')
}
