/** A row and the group it is put into: of clusters the cluster's id, of the truth the entity's. */
export type GroupedRow = { readonly row: string; readonly group: string }

/** Why clusters and truth cannot be compared; listed in `docs/protocol/matching.md`. */
export type RowsFault =
  | 'rows_none'
  | 'rows_too_many'
  | 'row_twice_in_clusters'
  | 'row_twice_in_truth'
  | 'row_without_cluster'
  | 'row_without_entity'

/**
 * The most rows that are evaluated: so many entries a Map of the language's engines holds. Every count then stays below
 * 2^48, and so exact in a double, which holds integers up to 2^53.
 */
export const EVALUATED_ROWS_MAX = 2 ** 24

/**
 * One group of one side against the groups of the other: its rows, among how many others they are, and the sum of the
 * squares of how many are in each.
 */
export type Group = { readonly id: string; readonly rows: number; readonly others: number; readonly squares: number }

/** Clusters and entities by the rows that they share. */
export type Contingency = {
  readonly rows: number
  readonly clusters: readonly Group[]
  readonly entities: readonly Group[]
}

/** What was wrong with how many rows, and one of them. */
type Refused = {
  readonly ok: false
  readonly fault: RowsFault
  readonly count: number
  readonly example: string | null
}

/** Sets two groupings of the same rows against each other; rows of one side only, or twice on one, are a fault. */
export function contingencyOf(
  clusters: readonly GroupedRow[],
  truth: readonly GroupedRow[],
): { readonly ok: true; readonly value: Contingency } | Refused {
  if (clusters.length === 0 && truth.length === 0) return { ok: false, fault: 'rows_none', count: 0, example: null }
  const most = Math.max(clusters.length, truth.length)
  if (most > EVALUATED_ROWS_MAX) return { ok: false, fault: 'rows_too_many', count: most, example: null }
  const clusterOf = new Map(clusters.map(({ row, group }) => [row, group]))
  const entityOf = new Map(truth.map(({ row, group }) => [row, group]))
  const fault =
    twice('row_twice_in_clusters', clusters, clusterOf.size) ??
    twice('row_twice_in_truth', truth, entityOf.size) ??
    missing('row_without_cluster', entityOf, clusterOf) ??
    missing('row_without_entity', clusterOf, entityOf)
  return fault ?? { ok: true, value: counted(clusterOf, entityOf) }
}

/** How many rows are a repetition of one before. */
function twice(fault: RowsFault, rows: readonly GroupedRow[], different: number): Refused | null {
  if (different === rows.length) return null
  const seen = new Set<string>()
  for (const { row } of rows) {
    if (seen.has(row)) return { ok: false, fault, count: rows.length - different, example: row }
    seen.add(row)
  }
  return null
}

function missing(
  fault: RowsFault,
  from: ReadonlyMap<string, string>,
  within: ReadonlyMap<string, string>,
): Refused | null {
  let count = 0
  let example: string | null = null
  for (const row of from.keys()) {
    if (within.has(row)) continue
    count += 1
    example ??= row
  }
  return count === 0 ? null : { ok: false, fault, count, example }
}

function counted(clusterOf: ReadonlyMap<string, string>, entityOf: ReadonlyMap<string, string>): Contingency {
  const clusters = noTallies()
  const entities = noTallies()
  const shared = new Map<number, number>()
  for (const [row, cluster] of clusterOf) {
    // One number for each pair of places, since a text would cost more than all else here.
    const cell = addRow(clusters, cluster) * EVALUATED_ROWS_MAX + addRow(entities, entityOf.get(row) ?? '')
    shared.set(cell, (shared.get(cell) ?? 0) + 1)
  }
  for (const [cell, rows] of shared) {
    addShared(clusters, Math.floor(cell / EVALUATED_ROWS_MAX), rows)
    addShared(entities, cell % EVALUATED_ROWS_MAX, rows)
  }
  return { rows: clusterOf.size, clusters: clusters.groups, entities: entities.groups }
}

type Tally = { readonly id: string; rows: number; others: number; squares: number }

/** Groups of one side in the order in which they came, and the place of each. */
type Tallies = { readonly groups: Tally[]; readonly places: Map<string, number> }

function noTallies(): Tallies {
  return { groups: [], places: new Map() }
}

/** Counts a row of a group and tells the group's place. */
function addRow({ groups, places }: Tallies, id: string): number {
  const place = places.get(id) ?? groups.length
  const group = groups[place]
  if (group !== undefined) group.rows += 1
  else {
    groups.push({ id, rows: 1, others: 0, squares: 0 })
    places.set(id, place)
  }
  return place
}

/** Counts one group of the other side, with so many rows in both. */
function addShared({ groups }: Tallies, place: number, rows: number): void {
  const group = groups[place]
  if (group === undefined) return
  group.others += 1
  group.squares += rows * rows
}
