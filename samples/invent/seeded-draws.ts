import { hash } from 'node:crypto'

/** A number of [0, 1) that depends on nothing but the words: the same words give the same number for ever. */
export function fraction(...words: readonly string[]): number {
  return Number.parseInt(hash('sha256', words.join('\u001f'), 'hex').slice(0, 12), 16) / 2 ** 48
}

/** A whole number of [0, count). */
export function below(count: number, ...words: readonly string[]): number {
  return Math.floor(fraction(...words) * count)
}

/** One of the items, each as likely as the other. */
export function pick<T>(items: readonly T[], ...words: readonly string[]): T {
  const item = items[below(items.length, ...words)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** True with the probability `share`. */
export function chance(share: number, ...words: readonly string[]): boolean {
  return fraction(...words) < share
}

/** Text of so many decimal digits, the first of them no zero. */
export function digits(count: number, ...words: readonly string[]): string {
  const first = 10 ** (count - 1)
  return String(first + below(9 * first, ...words))
}
