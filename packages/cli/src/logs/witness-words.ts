import { cosignedCheckpointContract, requestTarget } from '@goodstanding/api'
import { findMember, type Network } from '@goodstanding/core'
import { equalBytes, type NoteVerifier, sha256, toHex, utf8 } from '@goodstanding/crypto'
import { type Checkpoint, verifyCheckpoint } from '@goodstanding/log'
import { CommandError } from '../exit-codes.ts'
import { getFile } from './get-file.ts'
import { type KeysAt, keysOfNote } from './network-logs.ts'

/**
 * What a witness says of a log: the newest checkpoint that it cosigned, with the note that proves it; that it cosigned
 * none; that it cannot be reached; or something that the two signatures do not stand behind, which proves nothing.
 */
export type WitnessWord = { readonly witness: string } & (
  | { readonly state: 'cosigned'; readonly checkpoint: Checkpoint; readonly note: string }
  | { readonly state: 'none' | 'unreachable' | 'invalid' }
)

/** The word of a witness that cosigned. */
export type CosignedWord = Extract<WitnessWord, { readonly state: 'cosigned' }>

const NOTE_BYTES_MAX = 65_536

/** Asks each witness that counts for a log for the newest checkpoint that it cosigned, all at once. */
export function askWitnessWords(network: Network, keysAt: KeysAt): Promise<readonly WitnessWord[]> {
  const newest = keysAt(Number.MAX_SAFE_INTEGER)
  return Promise.all(newest.witnesses.map((witness) => wordOf(network, keysAt, witness)))
}

async function wordOf(network: Network, keysAt: KeysAt, witness: NoteVerifier): Promise<WitnessWord> {
  const name = witness.name
  const baseUrl = findMember(network, name)?.baseUrl ?? ''
  const params = { originHash: toHex(sha256(utf8(keysAt(0).logKey.name))) }
  try {
    const bytes = await getFile(baseUrl + requestTarget(cosignedCheckpointContract, { params }), NOTE_BYTES_MAX)
    if (bytes === null) return { witness: name, state: 'none' }
    const note = new TextDecoder().decode(bytes)
    const { logKey } = keysOfNote(note, keysAt)
    const verified = verifyCheckpoint(note, { logKey, witnesses: [witness], k: 1 })
    if (!verified.ok || !verified.value.isWitnessed) return { witness: name, state: 'invalid' }
    return { witness: name, state: 'cosigned', checkpoint: verified.value.checkpoint, note }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { witness: name, state: 'unreachable' }
  }
}

/** The words of two witnesses that cosigned different roots at one size: a fork that needs no further proof. */
export function contradictionAmong(words: readonly CosignedWord[]): readonly CosignedWord[] {
  for (const [at, one] of words.entries()) {
    const other = words
      .slice(at + 1)
      .find(
        ({ checkpoint }) =>
          checkpoint.size === one.checkpoint.size && !equalBytes(checkpoint.root, one.checkpoint.root),
      )
    if (other !== undefined) return [one, other]
  }
  return []
}
