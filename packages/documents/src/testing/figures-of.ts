/** Every number of a JSON value, at whatever depth, with its path. */
export function numbersOf(value: unknown, path = ''): readonly (readonly [path: string, number])[] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => numbersOf(each, path === '' ? key : `${path}.${key}`))
}

/** The exact values that a page keeps beside its words. */
export function valuesOfPage(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/<data value="([^"]*)"/g)].map(([, value]) => value ?? ''))
}
