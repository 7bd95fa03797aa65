import {
  type Bytes,
  ed25519PublicKey,
  type NoteSignature,
  type NoteVerifier,
  noteVerifier,
  signNote,
} from '@goodstanding/crypto'

/** Signs the texts of checkpoints by the log's key, whose name is the log's origin. */
export interface CheckpointSigner {
  readonly verifier: NoteVerifier
  sign(text: string): NoteSignature | Promise<NoteSignature>
}

/** A signer that holds the log's key as a 32-byte seed. */
export function checkpointSigner(origin: string, seed: Bytes): CheckpointSigner {
  const own = Uint8Array.from(seed)
  return {
    verifier: noteVerifier(origin, ed25519PublicKey(own), 'ed25519'),
    sign: (text) => signNote(text, origin, own),
  }
}
