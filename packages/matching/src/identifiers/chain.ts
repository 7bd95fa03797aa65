import type { Identifier } from '@goodstanding/core'
import type { CarriedNumber } from './carried-number.ts'

/** Two rows and the number that both carry. */
export type ChainStep = { readonly left: string; readonly identifier: Identifier; readonly right: string }

/** Finds the shortest chain of shared numbers from one row of the group to another; empty from a row to itself. */
export function chainsThrough(
  numbers: readonly CarriedNumber[],
): (left: string, right: string) => readonly ChainStep[] {
  const numbersOf = new Map<string, CarriedNumber[]>()
  for (const number of numbers) {
    for (const row of number.rows) {
      const known = numbersOf.get(row)
      if (known === undefined) numbersOf.set(row, [number])
      else known.push(number)
    }
  }
  return (left, right) => stepsBack(reach(numbersOf, left, right), right)
}

/** Breadth first, each number opened once: linear in the group. */
function reach(
  numbersOf: ReadonlyMap<string, readonly CarriedNumber[]>,
  left: string,
  right: string,
): ReadonlyMap<string, ChainStep | undefined> {
  const cameBy = new Map<string, ChainStep | undefined>([[left, undefined]])
  const opened = new Set<CarriedNumber>()
  const queue = [left]
  for (const row of queue) {
    if (cameBy.has(right)) break
    const unopened = (numbersOf.get(row) ?? []).filter((number) => !opened.has(number))
    for (const number of unopened) {
      opened.add(number)
      for (const next of number.rows.filter((carrier) => !cameBy.has(carrier))) {
        cameBy.set(next, { left: row, identifier: number.identifier, right: next })
        queue.push(next)
      }
    }
  }
  return cameBy
}

function stepsBack(cameBy: ReadonlyMap<string, ChainStep | undefined>, right: string): readonly ChainStep[] {
  const steps: ChainStep[] = []
  for (let step = cameBy.get(right); step !== undefined; step = cameBy.get(step.left)) steps.push(step)
  return steps.reverse()
}
