/** Where a string or number stands in a JSON value. */
export type LeafPath = readonly (string | number)[]

/** Every string and number of a JSON value. */
export function leafPaths(value: unknown, at: LeafPath = []): readonly LeafPath[] {
  if (typeof value === 'string' || typeof value === 'number') return [at]
  if (Array.isArray(value)) return value.flatMap((item, i) => leafPaths(item, [...at, i]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => leafPaths(inner, [...at, name]))
}

/** A path without its indices: what kind of leaf it leads to. */
export function shapeOf(path: LeafPath): string {
  return path.map((step) => (typeof step === 'number' ? '#' : step)).join('.')
}

/** The value with one of its leaves changed: a number by one, a text by one character of its own kind. */
export function withFlip<T>(value: T, path: LeafPath, at: number): T {
  return change(value, path, (leaf) => (typeof leaf === 'number' ? leaf + 1 : flipText(String(leaf), at))) as T
}

function change(value: unknown, [step, ...rest]: LeafPath, flip: (leaf: unknown) => unknown): unknown {
  if (step === undefined) return flip(value)
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? change(item, rest, flip) : item))
  const parts = Object(value) as Readonly<Record<string, unknown>>
  return { ...parts, [step]: change(parts[step], rest, flip) }
}

function flipText(text: string, at: number): string {
  if (text === '') return 'a'
  const i = at % text.length
  const one = text.charAt(i)
  const other = /[0-9]/.test(one) ? String((Number(one) + 1) % 10) : one === 'a' ? 'b' : one === 'A' ? 'B' : upper(one)
  return text.slice(0, i) + other + text.slice(i + 1)
}

/** Another letter in the same case; any other character becomes a letter. */
function upper(one: string): string {
  return /[A-Z]/.test(one) ? 'A' : 'a'
}
