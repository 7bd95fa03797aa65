import type { RowResult } from '@goodstanding/api'
import { LIST_POSITIONS_MAX, type PublishRefusal } from '@goodstanding/core'
import { equalBytes, toHex } from '@goodstanding/crypto'
import type { ProviderRow } from '@goodstanding/store'
import type { Candidate } from './judge-candidate.ts'
import { ENDED_LISTED_MONTHS } from './leave-day.ts'

/** A candidate with the keyed hashes by which it is found again. */
export type LookedUp = {
  readonly candidate: Candidate
  readonly rowHash: Uint8Array
  readonly factDigest: Uint8Array
}

/** A candidate that is published, with its new id and the record that it supersedes. */
export type Publishing = LookedUp & { readonly id: string; readonly supersedes: string | null }

export type RowDecisions = {
  readonly results: readonly RowResult[]
  readonly publish: readonly Publishing[]
  readonly inserted: readonly ProviderRow[]
  readonly changed: readonly ProviderRow[]
}

/**
 * What becomes of each row, in their order, given what is known of them: the same fact again is skipped, another one
 * supersedes, and what was withdrawn or finds its list full is refused. A row that comes twice supersedes itself.
 */
export function decideRows(
  rows: readonly LookedUp[],
  known: ReadonlyMap<string, ProviderRow>,
  {
    newId,
    hasRoom,
  }: {
    readonly newId: () => string
    /** Takes the room that the row's record needs in its list, if there is any. */
    readonly hasRoom: (row: LookedUp, record: 'new' | 'superseding') => boolean
  },
): RowDecisions {
  const now = new Map(known)
  const publish: Publishing[] = []
  const results = rows.map((row): RowResult => {
    const name = toHex(row.rowHash)
    const earlier = now.get(name)
    const { line } = row.candidate
    if (earlier !== undefined && earlier.record === null) return refuse(line, 'fact_withdrawn', WITHDRAWN)
    if (earlier?.factDigest && equalBytes(earlier.factDigest, row.factDigest)) {
      return { ...NOTHING, line, outcome: 'skipped', id: earlier.record }
    }
    const supersedes = earlier?.record ?? null
    if (!hasRoom(row, supersedes === null ? 'new' : 'superseding')) return refuse(line, 'list_full', FULL)
    const id = newId()
    publish.push({ ...row, id, supersedes })
    now.set(name, { rowHash: row.rowHash, record: id, factDigest: row.factDigest })
    return { ...NOTHING, line, outcome: supersedes === null ? 'published' : 'superseded', id }
  })
  const written = [...now].filter(([name, row]) => known.get(name) !== row)
  return {
    results,
    publish,
    inserted: written.filter(([name]) => !known.has(name)).map(([, row]) => row),
    changed: written.filter(([name]) => known.has(name)).map(([, row]) => row),
  }
}

const NOTHING = { id: null, code: null, at: null, why: null } as const

const WITHDRAWN = 'this row’s record was withdrawn and is not published again'
const FULL = `this customer’s list of this type has no room among its ${LIST_POSITIONS_MAX} positions; ended ones leave after ${ENDED_LISTED_MONTHS} months`

function refuse(line: number, code: PublishRefusal, why: string): RowResult {
  return { line, outcome: 'refused', id: null, code, at: null, why }
}
