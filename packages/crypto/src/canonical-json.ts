import canonicalize from 'canonicalize'
import { type Bytes, utf8 } from './bytes.ts'

/**
 * RFC 8785 (JCS) text of a JSON value. A property that is `undefined` is left out, as in JSON; a value that JSON
 * cannot say at all, NaN and lone surrogates throw: they are our own mistake.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('not a JSON value')
  return text
}

export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalJson(value))
}
