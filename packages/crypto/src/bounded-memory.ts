import { type Bytes, toHex } from './bytes.ts'

/** Remembers what was computed for the latest byte strings, `capacity` of them, so that a key in use is checked once. */
export function boundedMemory<V>(capacity: number, compute: (bytes: Bytes) => V): (bytes: Bytes) => V {
  const values = new Map<string, V>()
  return (bytes) => {
    const name = toHex(bytes)
    const known = values.get(name)
    if (known !== undefined) return known
    const value = compute(bytes)
    const [oldest] = values.keys()
    if (values.size >= capacity && oldest !== undefined) values.delete(oldest)
    values.set(name, value)
    return value
  }
}
