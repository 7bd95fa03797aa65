import { assert, fail, ok, type Result } from '@goodstanding/core'
import { type Bytes, concat } from '@goodstanding/crypto'

/**
 * What an entry of our logs says: record log `record`, `index_root`, `statement` (link, unlink, withdrawal); access log
 * `access`; header log `header`. Each value is 32 bytes.
 */
export type LogEntry =
  | { readonly kind: 'record'; readonly commitment: Bytes }
  | { readonly kind: 'index_root'; readonly root: Bytes }
  | { readonly kind: 'statement'; readonly commitment: Bytes }
  | { readonly kind: 'access'; readonly tag: Bytes; readonly commitment: Bytes }
  | { readonly kind: 'header'; readonly hash: Bytes }

/** Why bytes are no entry of ours. */
export type LogEntryFault = 'entry_kind_unknown' | 'entry_length'

const KIND_BYTE = { record: 0x00, index_root: 0x01, statement: 0x02, access: 0x03, header: 0x04 } as const
const VALUE_LENGTH = 32

/** An entry as it stands in the log: its kind's byte, then its values. */
export function encodeLogEntry(entry: LogEntry): Bytes {
  const values = valuesOf(entry)
  assert(
    values.every((value) => value.length === VALUE_LENGTH),
    'each value of a log entry is 32 bytes',
  )
  return concat(Uint8Array.of(KIND_BYTE[entry.kind]), ...values)
}

/** Reads an entry of one of our logs; the values are views into the given bytes. */
export function parseLogEntry(bytes: Bytes): Result<LogEntry, LogEntryFault> {
  const kind = bytes[0]
  if (kind === undefined) return fail('entry_length')
  if (kind > KIND_BYTE.header) return fail('entry_kind_unknown')
  if (bytes.length !== 1 + VALUE_LENGTH * (kind === KIND_BYTE.access ? 2 : 1)) return fail('entry_length')
  const value = bytes.subarray(1, 1 + VALUE_LENGTH)
  switch (kind) {
    case KIND_BYTE.record:
      return ok({ kind: 'record', commitment: value })
    case KIND_BYTE.index_root:
      return ok({ kind: 'index_root', root: value })
    case KIND_BYTE.statement:
      return ok({ kind: 'statement', commitment: value })
    case KIND_BYTE.access:
      return ok({ kind: 'access', tag: value, commitment: bytes.subarray(1 + VALUE_LENGTH) })
    default:
      return ok({ kind: 'header', hash: value })
  }
}

function valuesOf(entry: LogEntry): readonly Bytes[] {
  switch (entry.kind) {
    case 'record':
    case 'statement':
      return [entry.commitment]
    case 'index_root':
      return [entry.root]
    case 'access':
      return [entry.tag, entry.commitment]
    case 'header':
      return [entry.hash]
  }
}
