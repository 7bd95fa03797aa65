import { hash } from 'node:crypto'

/** A stream of draws that depends on nothing but the words it was opened with. */
export type Draws = {
  /** A number of [0, 1). */
  unit(): number
  /** True with that probability. */
  chance(share: number): boolean
  /** A whole number from `least` to `most`, both among them. */
  whole(least: number, most: number): number
  /** About normal with mean 0 and deviation 1: the sum of twelve uniform draws less six, which needs no logarithm. */
  normal(): number
}

/** Opens the stream of these words (sfc32 of the Practically Random test suite, seeded by SHA-256). */
export function drawsOf(...words: readonly string[]): Draws {
  const seed = hash('sha256', words.join('\u001f'), 'hex')
  let [a, b, c, counter] = [word(seed, 0), word(seed, 1), word(seed, 2), 1]
  const unit = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 12; round++) unit()
  return {
    unit,
    chance: (share) => unit() < share,
    whole: (least, most) => least + Math.floor(unit() * (most - least + 1)),
    normal: () => {
      let sum = -6
      for (let term = 0; term < 12; term++) sum += unit()
      return sum
    },
  }
}

/** The value held between two bounds. */
export function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

/** The probability that these log odds stand for. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

function word(seed: string, at: number): number {
  return Number.parseInt(seed.slice(at * 8, at * 8 + 8), 16) | 0
}
