import { fail, ok, type Result } from '@goodstanding/core'

/** Why a text is not the I-JSON (RFC 7493) that we read. */
export type JsonFault =
  | 'json_size'
  | 'json_syntax'
  | 'json_depth'
  | 'json_duplicate_name'
  | 'json_number'
  | 'json_surrogate'

/** `maxBytes` of UTF-8, 64 MiB unless told otherwise; `maxDepth` of arrays and objects in each other, 64. */
export type JsonLimits = { readonly maxBytes?: number; readonly maxDepth?: number }

const BYTES_MAX = 64 * 1024 * 1024
const DEPTH_MAX = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const MINUS = 0x2d

/**
 * Reads I-JSON (RFC 7493), the only JSON that two readers understand alike: no name twice in an object, no integer
 * that a double cannot hold, no lone surrogate or noncharacter. A name `__proto__` becomes an own property like others.
 */
export function parseIJson(text: string, limits: JsonLimits = {}): Result<unknown, JsonFault> {
  if (isLonger(text, limits.maxBytes ?? BYTES_MAX)) return fail('json_size')
  if (!hasOnlyCharacters(text)) return fail('json_surrogate')
  const fault = scan(text, limits.maxDepth ?? DEPTH_MAX)
  if (fault !== null) return fail(fault)
  const value = parseOrUndefined(text)
  return value === undefined ? fail('json_syntax') : ok(value)
}

/** The names met so far of an object that is open; `null` for an array. */
type Container = Set<string> | null

// Looks only at what JSON.parse lets pass or cannot bound; whether the text is JSON at all is left to JSON.parse.
function scan(text: string, maxDepth: number): JsonFault | null {
  const open: Container[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const end = tokenEnd(text, at, code)
    const fault = tokenFault(text, at, end, open)
    if (fault !== null) return fault
    nest(code, open)
    if (open.length > maxDepth) return 'json_depth'
    at = end
  }
  return null
}

function tokenEnd(text: string, start: number, code: number): number {
  if (code === QUOTE) return stringEnd(text, start)
  return startsNumber(code) ? numberEnd(text, start) : start + 1
}

function tokenFault(text: string, start: number, end: number, open: readonly Container[]): JsonFault | null {
  const code = text.charCodeAt(start)
  if (code === QUOTE) return stringFault(text, start, end, open)
  return startsNumber(code) && !isExactEnough(text, start, end) ? 'json_number' : null
}

function nest(code: number, open: Container[]): void {
  if (code === 0x7b) open.push(new Set())
  else if (code === 0x5b) open.push(null)
  else if (code === 0x7d || code === 0x5d) open.pop()
}

/** Position after the string's closing quote; the text's end where it has none. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) return at + 1
  }
  return text.length
}

function stringFault(text: string, start: number, end: number, open: readonly Container[]): JsonFault | null {
  const names = isName(text, end) ? open.at(-1) : null
  const raw = text.slice(start + 1, end - 1)
  if (!raw.includes('\\')) return names ? addName(names, raw) : null
  const value = parseOrUndefined(text.slice(start, end))
  if (typeof value !== 'string') return 'json_syntax'
  if (!hasOnlyCharacters(value)) return 'json_surrogate'
  return names ? addName(names, value) : null
}

function addName(names: Set<string>, name: string): JsonFault | null {
  const before = names.size
  return names.add(name).size === before ? 'json_duplicate_name' : null
}

function isName(text: string, end: number): boolean {
  let at = end
  while (isSpace(text.charCodeAt(at))) at++
  return text.charCodeAt(at) === COLON
}

function numberEnd(text: string, start: number): number {
  let at = start + 1
  while (isDigit(text.charCodeAt(at)) || '.eE+-'.includes(text.charAt(at) || ' ')) at++
  return at
}

const DIGITS_ALWAYS_EXACT = 15

/** An integer written out must be a double's exact value or its canonical form; others must neither overflow nor vanish. */
function isExactEnough(text: string, start: number, end: number): boolean {
  if (end - start <= DIGITS_ALWAYS_EXACT && !/[eE]/.test(text.slice(start, end))) return true
  const token = text.slice(start, end)
  const value = Number(token)
  if (Number.isNaN(value)) return true // Not a number of JSON: a fault of syntax.
  if (!Number.isFinite(value)) return false
  if (/^-?[0-9]+$/.test(token)) return String(value) === token || BigInt(value) === BigInt(token)
  return value !== 0 || !/^-?[0-9.]*[1-9]/.test(token)
}

function hasOnlyCharacters(text: string): boolean {
  return text.isWellFormed() && !/\p{Noncharacter_Code_Point}/u.test(text)
}

function isLonger(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true
  if (text.length * 3 <= maxBytes) return false
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Each half of a surrogate pair stands for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || isSurrogate(code) ? 2 : 3
  }
  return bytes > maxBytes
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function startsNumber(code: number): boolean {
  return code === MINUS || isDigit(code)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}
