import { type Bytes, sha256, utf8 } from '@goodstanding/crypto'

/** A key made from a name: for tests alone. */
export function seedOf(name: string): Bytes {
  return sha256(utf8(`test seed of ${name}`))
}

/** Bytes that look random and are the same in each run. */
export function countedRandom(name: string): (bytes: number) => Bytes {
  let count = 0
  return (bytes) => {
    count++
    return sha256(utf8(`${name} ${count}`)).slice(0, bytes)
  }
}
