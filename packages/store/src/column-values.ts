const BYTEA = 17
const INT8 = 20
const DATE = 1082

/**
 * How both drivers give column values, by PostgreSQL type: `bigint` as number (beyond 2^53 is refused), `bytea` as
 * plain bytes, `date` as its ISO text.
 */
export const COLUMN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [BYTEA]: parseBytes,
  [INT8]: parseBigint,
  [DATE]: (text: string) => text,
}

function parseBytes(text: string): Uint8Array {
  if (!text.startsWith('\\x')) throw new Error('bytea_output is not hex')
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

function parseBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`a bigint beyond 2^53: ${text}`)
  return value
}
