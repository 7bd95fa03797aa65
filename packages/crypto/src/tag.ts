import { type Bytes, concat, utf8 } from './bytes.ts'

/** What a hash or signature is of. Closed: a new kind is a new version of the protocol (`docs/protocol/basics.md`). */
export const TAG_KINDS = [
  'charter',
  'descriptor',
  'statement',
  'enterprise',
  'operation',
  'operations',
  'revocation',
  'consent',
  'slice',
  'head',
  'body',
  'index-key',
  'index-value',
  'state-key',
  'header',
  'access',
  'access-key',
  'answer',
  'claim-code',
  'report',
  'row-key',
] as const

export type TagKind = (typeof TAG_KINDS)[number]

const ZEROS = new Uint8Array(32)
const ZERO_BYTE = new Uint8Array(1)

/**
 * `goodstanding/<kind>/v1` ‖ 0x00 ‖ genesis hash: every hash or signature of ours begins with it, so nothing of
 * another network or kind can be replayed. Genesis itself and the charter have no network yet: `null`, 32 zero bytes.
 */
export function tag(kind: TagKind, genesisHash: Bytes | null): Bytes {
  const network = genesisHash ?? ZEROS
  if (network.length !== 32) throw new Error('a genesis hash has 32 bytes')
  return concat(utf8(`goodstanding/${kind}/v1`), ZERO_BYTE, network)
}
