export { ed25519PublicKey, signEd25519, verifyEd25519 } from '#ed25519'
export { base32Lower } from './base32.ts'
export { parseBase64, toBase64 } from './base64.ts'
export { type Bytes, concat, equalBytes, fromHex, toHex, utf8 } from './bytes.ts'
export { canonicalBytes, canonicalJson } from './canonical-json.ts'
export { bodyCommitment, headCommitment, saltedCommitment } from './commitment.ts'
export { type CrockfordFault, crockfordBase32, drawTypeable, parseCrockford } from './crockford.ts'
export { isAcceptablePublicKey } from './ed25519-key.ts'
export { hmacSha256, sha256 } from './hash.ts'
export { type JsonFault, type JsonLimits, parseIJson } from './i-json.ts'
export { formatNote, mergeSignatures, type Note, type NoteFault, type NoteSignature, parseNote } from './note.ts'
export { cosign, cosignatureTime, signNote, verifyNoteSignature } from './note-signature.ts'
export {
  formatVerifierKey,
  type NoteAlgorithm,
  type NoteVerifier,
  noteVerifier,
  parseVerifierKey,
  type VerifierKeyFault,
} from './note-verifier.ts'
export {
  addProof,
  ed25519Signer,
  isSignedBy,
  type Proof,
  type Signer,
  type Statement,
  signStatement,
  statementDigest,
  verifiedKeys,
} from './statement.ts'
export { TAG_KINDS, type TagKind, tag } from './tag.ts'
export { taggedHash } from './tagged-hash.ts'
export { isUuidV7, uuidV7 } from './uuid.ts'
