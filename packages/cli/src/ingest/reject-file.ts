import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { RowResult } from '@goodstanding/api'
import type { Reject } from '@goodstanding/mapping'
import { notWritten } from '../files/write-whole.ts'

/** A row that the mapping rejected, or the node refused: where and why, never a value. */
export type RefusedRow = Omit<Reject, 'code'> & { readonly code: string }

/**
 * Where refused rows are told, one JSON object a line. It appears at its place whole, when all rows are done; until then,
 * and where the work breaks off, what was there before stays.
 */
export type RejectFile = {
  add(row: RefusedRow): void
  /** Puts it in its place; without any row, what an earlier run left there goes. */
  finish(): void
  /** Leaves nothing of it. */
  drop(): void
}

export function openRejectFile(path: string): RejectFile {
  const part = `${path}.${process.pid}.part`
  let file: number | null = null
  const guarded = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      throw notWritten(path, error)
    }
  }
  return {
    add(row) {
      guarded(() => {
        file ??= openSync(part, 'w', 0o600)
        writeSync(file, `${JSON.stringify(row)}\n`)
      })
    },
    finish() {
      guarded(() => {
        if (file === null) return rmSync(path, { force: true })
        fsyncSync(file)
        closeSync(file)
        renameSync(part, path)
      })
    },
    drop() {
      if (file !== null) closeSync(file)
      rmSync(part, { force: true })
    },
  }
}

/**
 * What the node refused, for the reject file. Its own words for these codes name days and places of the row, so they are said
 * here without.
 */
export function refusedByNode({ line, at, code, why }: RowResult, type: string): RefusedRow {
  const known = code ?? 'refused'
  return { line, field: at ?? '', code: known, why: WHY[known] ?? why ?? known.replaceAll('_', ' '), shape: type }
}

const WHY: { readonly [code: string]: string } = {
  type_not_permitted: 'the network does not permit this member such records, or not of this jurisdiction or register',
  past_retention: 'its time is over: such a record is no longer kept',
  as_of_in_future: 'the day of the fact has not come yet',
  fact_withdrawn: 'this row’s record was withdrawn and is not published again',
  list_full:
    'this customer’s list of this type is full (10,000 positions, with what was superseded in fourteen months): send this row less often, or later',
}
