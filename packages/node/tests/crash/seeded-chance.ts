import { sha256, utf8 } from '@goodstanding/crypto'

/** Choices that follow from a seed alone, so that a round that failed can be tried again. */
export type Chance = {
  /** A whole number from 0 on, below the limit. */
  readonly below: (limit: number) => number
  readonly pick: <T>(of: readonly [T, ...T[]]) => T
  /** True once in so many times. */
  readonly oneIn: (times: number) => boolean
}

/** Each label has choices of its own, so that streams beside each other do not change each other's. */
export function seededChance(seed: number, label: string): Chance {
  let calls = 0
  const below = (limit: number) => {
    calls += 1
    const bytes = sha256(utf8(`${seed} ${label} ${calls}`))
    const value = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
    return value % limit
  }
  return { below, pick: (of) => of[below(of.length)] ?? of[0], oneIn: (times) => below(times) === 0 }
}
