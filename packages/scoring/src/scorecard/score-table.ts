import type { Column, Table } from '../table/table.ts'
import type { PreparedCharacteristic, PreparedScorecard } from './prepare-scorecard.ts'
import { fillSlots } from './slots.ts'

/** Reasons that a score has at most. */
export const REASONS_MAX = 4

/** Scores of a table's rows. */
export type TableScores = {
  readonly points: Int32Array
  /** Four a row, most points lost first: 1 + the place of the characteristic in the scorecard, 0 for none. */
  readonly reasons: Uint8Array
}

/** Rows that are worked on at once, so that they stay in the processor's cache. */
const BLOCK = 2_048
/** A reason's rank holds the points lost above eight bits that put earlier characteristics first among equals. */
const PLACES = 256

/** Scores a table's rows as `scoreRow` scores each; a column that is not there, or of the other kind, is missing. */
export function scoreTable(prepared: PreparedScorecard, table: Table): TableScores {
  const points = new Int32Array(table.rows).fill(prepared.scorecard.basePoints)
  const reasons = new Uint8Array(table.rows * REASONS_MAX)
  const inputs = prepared.characteristics.map((characteristic, place) => ({
    characteristic,
    column: table.columns.get(characteristic.name),
    ranks: ranksOf(characteristic, place),
  }))
  for (let from = 0; from < table.rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, table.rows)
    scoreBlock(inputs, from, points.subarray(from, to), reasons.subarray(from * REASONS_MAX, to * REASONS_MAX))
  }
  return { points, reasons }
}

type Input = {
  readonly characteristic: PreparedCharacteristic
  readonly column: Column | undefined
  readonly ranks: Int32Array
}

function ranksOf({ lost }: PreparedCharacteristic, place: number): Int32Array {
  return lost.map((points) => (points > 0 ? points * PLACES + (PLACES - 1 - place) : 0))
}

function scoreBlock(inputs: readonly Input[], from: number, points: Int32Array, reasons: Uint8Array): void {
  const slots = new Uint8Array(points.length)
  const best = Array.from({ length: REASONS_MAX }, () => new Int32Array(points.length))
  const [first = points, second = points, third = points, fourth = points] = best
  for (const { characteristic, column, ranks } of inputs) {
    fillSlots(characteristic, column, from, slots)
    addPoints(points, slots, characteristic.points)
    addRanks(slots, ranks, first, second, third, fourth)
  }
  best.forEach((ranked, place) => {
    for (let i = 0; i < ranked.length; i++) {
      const rank = ranked[i] ?? 0
      reasons[i * REASONS_MAX + place] = rank === 0 ? 0 : PLACES - (rank % PLACES)
    }
  })
}

function addPoints(points: Int32Array, slots: Uint8Array, pointsOfSlot: Int32Array): void {
  for (let i = 0; i < slots.length; i++) points[i] = (points[i] ?? 0) + (pointsOfSlot[slots[i] ?? 0] ?? 0)
}

/** Keeps the four greatest ranks of each row, greatest first. */
function addRanks(
  slots: Uint8Array,
  ranks: Int32Array,
  first: Int32Array,
  second: Int32Array,
  third: Int32Array,
  fourth: Int32Array,
): void {
  for (let i = 0; i < slots.length; i++) {
    let rank = ranks[slots[i] ?? 0] ?? 0
    let held = first[i] ?? 0
    first[i] = Math.max(held, rank)
    rank = Math.min(held, rank)
    held = second[i] ?? 0
    second[i] = Math.max(held, rank)
    rank = Math.min(held, rank)
    held = third[i] ?? 0
    third[i] = Math.max(held, rank)
    rank = Math.min(held, rank)
    fourth[i] = Math.max(fourth[i] ?? 0, rank)
  }
}
