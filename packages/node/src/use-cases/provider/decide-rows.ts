import type { RowResult } from '@goodstanding/api'
import { equalBytes, toHex } from '@goodstanding/crypto'
import type { ProviderRow } from '@goodstanding/store'
import type { Candidate } from './judge-candidate.ts'

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
 * supersedes, and what was withdrawn is refused. A row that comes twice supersedes itself.
 */
export function decideRows(
  rows: readonly LookedUp[],
  known: ReadonlyMap<string, ProviderRow>,
  newId: () => string,
): RowDecisions {
  const now = new Map(known)
  const publish: Publishing[] = []
  const results = rows.map((row): RowResult => {
    const name = toHex(row.rowHash)
    const earlier = now.get(name)
    const { line } = row.candidate
    if (earlier !== undefined && earlier.record === null) return refuse(line)
    if (earlier?.factDigest && equalBytes(earlier.factDigest, row.factDigest)) {
      return { ...NOTHING, line, outcome: 'skipped', id: earlier.record }
    }
    const id = newId()
    const supersedes = earlier?.record ?? null
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

function refuse(line: number): RowResult {
  const why = 'this row’s record was withdrawn and is not published again'
  return { line, outcome: 'refused', id: null, code: 'fact_withdrawn', at: null, why }
}
