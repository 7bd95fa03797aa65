import type { Identifier } from '@goodstanding/core'
import { type CarriedNumber, carriedNumbers, inOrder, type NumberedRow, type RefusedNumber } from './carried-number.ts'
import { type ChainStep, chainsThrough } from './chain.ts'
import { type Clash, type ClearlyDifferent, differentEnterprises, differentNumbers } from './clashes.ts'
import { type DisjointSets, disjointSets } from './disjoint-sets.ts'
import { isStrong } from './number-space.ts'
import { type PlaceholderReason, placeholderReason } from './placeholder.ts'
import type { OwnRegisters } from './read-identifier.ts'

/** Rows that are one enterprise by the numbers they share, and those numbers. */
export type NumberedEnterprise = { readonly rows: readonly string[]; readonly identifiers: readonly Identifier[] }

/** Rows that shared numbers hold together and something speaks against: none of them is joined until a person judges. */
export type IdentifierConflict = NumberedEnterprise & {
  readonly clashes: readonly (Clash & { readonly chain: readonly ChainStep[] })[]
  readonly clashCount: number
}

/** What the numbers say about the rows. Every row is in one enterprise, in one conflict, or without a number. */
export type IdentifierGraph = {
  readonly enterprises: readonly NumberedEnterprise[]
  readonly conflicts: readonly IdentifierConflict[]
  readonly rowsWithoutNumber: readonly string[]
  /** VAT numbers on rows that nothing stronger joins: a reason to look, never to join. */
  readonly sharedVat: readonly { readonly identifier: Identifier; readonly rows: readonly string[] }[]
  readonly placeholders: readonly {
    readonly identifier: Identifier
    readonly reason: PlaceholderReason
    readonly rows: readonly string[]
  }[]
  readonly refused: readonly RefusedNumber[]
}

/** `rowsMax`: a number on more rows than this is a placeholder. `differ` judges rows that carry the same number. */
export type IdentifierGraphOptions = {
  readonly rowsMax?: number
  readonly differ?: ClearlyDifferent
  readonly ownRegisters?: OwnRegisters
}

const ROWS_MAX = 100
/** Of a tangle, a person needs the first few clashes; finding each chain walks the whole group. */
const CLASHES_SHOWN_MAX = 20

/** Joins rows by their strong numbers. The same rows give the same graph in whatever order they come. */
export function identifierGraph(rows: readonly NumberedRow[], options: IdentifierGraphOptions = {}): IdentifierGraph {
  const ids = [...new Set(rows.map(({ row }) => row))].sort()
  const places = new Map(ids.map((id, place) => [id, place]))
  const placeOf = (row: string): number => places.get(row) ?? 0
  const { numbers, refused } = carriedNumbers(rows, options.ownRegisters)
  const { usable, placeholders } = withoutPlaceholders(numbers, options.rowsMax ?? ROWS_MAX)

  const strong = usable.filter(({ identifier }) => isStrong(identifier))
  const sets = disjointSets(ids.length)
  for (const { rows: carriers } of strong) {
    const first = placeOf(carriers[0] ?? '')
    for (const row of carriers) sets.join(first, placeOf(row))
  }
  const groups = Map.groupBy(strong, ({ rows: carriers }) => sets.rootOf(placeOf(carriers[0] ?? '')))
  const numbered = new Set(strong.flatMap(({ rows: carriers }) => carriers))
  const { enterprises, conflicts } = judgeGroups([...groups.values()], options.differ)
  return {
    enterprises,
    conflicts,
    rowsWithoutNumber: ids.filter((id) => !numbered.has(id)),
    sharedVat: sharedVat(usable, sets, placeOf),
    placeholders,
    refused,
  }
}

function withoutPlaceholders(
  numbers: readonly CarriedNumber[],
  rowsMax: number,
): { readonly usable: readonly CarriedNumber[]; readonly placeholders: IdentifierGraph['placeholders'] } {
  const usable: CarriedNumber[] = []
  const placeholders: IdentifierGraph['placeholders'][number][] = []
  for (const number of numbers) {
    const { identifier, rows } = number
    const reason = placeholderReason(identifier.value) ?? (rows.length > rowsMax ? 'too_many_rows' : undefined)
    if (reason === undefined) usable.push(number)
    else placeholders.push({ identifier, reason, rows })
  }
  return { usable, placeholders }
}

function judgeGroups(
  groups: readonly (readonly CarriedNumber[])[],
  differ: ClearlyDifferent | undefined,
): Pick<IdentifierGraph, 'enterprises' | 'conflicts'> {
  const enterprises: NumberedEnterprise[] = []
  const conflicts: IdentifierConflict[] = []
  for (const numbers of groups) {
    const group = {
      rows: [...new Set(numbers.flatMap(({ rows }) => rows))].sort(),
      identifiers: numbers.map(({ identifier }) => identifier),
    }
    const clashes = [
      ...differentNumbers(numbers),
      ...(differ === undefined ? [] : differentEnterprises(numbers, differ)),
    ]
    if (clashes.length === 0) enterprises.push(group)
    else conflicts.push({ ...group, clashes: withChains(clashes, numbers), clashCount: clashes.length })
  }
  const byFirstRow = inOrder(({ rows }: NumberedEnterprise) => rows[0] ?? '')
  return { enterprises: enterprises.sort(byFirstRow), conflicts: conflicts.sort(byFirstRow) }
}

function withChains(clashes: readonly Clash[], numbers: readonly CarriedNumber[]): IdentifierConflict['clashes'] {
  const chain = chainsThrough(numbers)
  return clashes
    .slice(0, CLASHES_SHOWN_MAX)
    .map((clash) => ({ ...clash, chain: chain(clash.left.row, clash.right.row) }))
}

function sharedVat(
  usable: readonly CarriedNumber[],
  sets: DisjointSets,
  placeOf: (row: string) => number,
): IdentifierGraph['sharedVat'] {
  return usable
    .filter(({ identifier }) => !isStrong(identifier))
    .filter(({ rows }) => new Set(rows.map((row) => sets.rootOf(placeOf(row)))).size > 1)
    .map(({ identifier, rows }) => ({ identifier, rows }))
}
