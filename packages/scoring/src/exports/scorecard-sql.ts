import { fail, ok, type Result } from '@goodstanding/core'
import { REASONS_MAX } from '../scorecard/score-table.ts'
import {
  type ExportedInput,
  type ExportFault,
  type ExportPlan,
  NAME_BYTES_MAX,
  planExport,
  WORTH_NOTHING,
} from './export-plan.ts'

/** Which table is scored, and which of its columns tells its rows apart. */
export type SqlOptions = { readonly table: string; readonly key: string }

export type SqlExportFault = ExportFault | 'export_table_form'

/**
 * A query that scores a table as the engine does, the same text for PostgreSQL (PGlite included) and DuckDB. Its columns
 * are the key, `score` and `reason_1` to `reason_4`; a NULL or NaN is a missing value.
 */
export function scorecardSql(scorecard: ExportPlan['scorecard'], options: SqlOptions): Result<string, SqlExportFault> {
  const plan = planExport(scorecard)
  if (!plan.ok) return plan
  const parts = [...options.table.split('.'), options.key]
  if (!parts.every(isIdentifier)) return fail('export_table_form', parts.find((part) => !isIdentifier(part)) ?? '')
  return ok(`${queryOf(plan.value, options)}\n`)
}

/** A reason's rank holds the points lost above three digits that put earlier characteristics first among equals. */
const PLACES = 1_000

function queryOf({ scorecard, inputs }: ExportPlan, { table, key }: SqlOptions): string {
  const columns = (each: (input: ExportedInput, n: number) => readonly string[]) =>
    inputs
      .flatMap((input, i) => each(input, i + 1))
      .map((column) => `,\n    ${column}`)
      .join('')
  const sum = [scorecard.basePoints, ...inputs.map((_, i) => `p${i + 1}`)].join(' + ')
  return [
    `-- Scorecard ${commentText(scorecard.name)}: score and reasons of each row of ${commentText(table)}.`,
    'WITH cells AS (',
    `  SELECT ${identifier(key)} AS row_key${columns(cellsOf)}`,
    `  FROM ${table.split('.').map(identifier).join('.')}`,
    '),',
    '-- Which bin a cell lies in: bins from 0 on; -1 is not known, -2 does not apply.',
    'bins AS (',
    `  SELECT row_key${columns((input, n) => [`${binCase(input, n)} AS b${n}`])}`,
    '  FROM cells',
    '),',
    `-- p: points. r: points lost against the best bin times ${PLACES}, plus a number that puts earlier ones first.`,
    'points AS (',
    `  SELECT row_key${columns((input, n) => [`${pointsCase(input, n)} AS p${n}`, `${rankCase(input, n)} AS r${n}`])}`,
    '  FROM bins',
    '),',
    ...Array.from({ length: REASONS_MAX }, (_, place) => greatestRank(inputs.length, place, sum)),
    `SELECT row_key AS ${identifier(key)}, score${reasonColumns(inputs)}`,
    `FROM ranked${REASONS_MAX}`,
  ].join('\n')
}

function cellsOf({ name, kind, absenceName }: ExportedInput, n: number): readonly string[] {
  const value = `CAST(${identifier(name)} AS ${kind === 'number' ? 'DOUBLE PRECISION' : 'VARCHAR'}) AS v${n}`
  return absenceName === null ? [value] : [value, `CAST(${identifier(absenceName)} AS VARCHAR) AS a${n}`]
}

function binCase({ kind, absenceName, characteristic, labels }: ExportedInput, n: number): string {
  const unknown = kind === 'number' ? `v${n} IS NULL OR v${n} = ${double('NaN')}` : `v${n} IS NULL`
  const known =
    kind === 'number'
      ? [...characteristic.bounds].map((bound, bin) => `WHEN v${n} <= ${double(String(bound))} THEN ${bin}`)
      : labels.flatMap((each, bin) =>
          each.length === 0 ? [] : [`WHEN v${n} IN (${each.map(text).join(', ')}) THEN ${bin}`],
        )
  const absent =
    absenceName === null
      ? []
      : [`WHEN a${n} = 'not_applicable' THEN -2`, `WHEN a${n} IN (${WORTH_NOTHING.map(text).join(', ')}) THEN -1`]
  const last = kind === 'number' ? characteristic.bounds.length : -1
  return `CASE ${[...absent, `WHEN ${unknown} THEN -1`, ...known, `ELSE ${last}`].join(' ')} END`
}

function pointsCase(input: ExportedInput, n: number): string {
  return caseOfBins(input, n, (slot) => input.characteristic.points[slot] ?? 0)
}

function rankCase(input: ExportedInput, n: number): string {
  return caseOfBins(input, n, (slot) => {
    const lost = input.characteristic.lost[slot] ?? 0
    return lost === 0 ? 0 : lost * PLACES + (PLACES - n)
  })
}

function caseOfBins(input: ExportedInput, n: number, worth: (slot: number) => number): string {
  const slots = Array.from({ length: input.characteristic.bins }, (_, slot) => [slot, worth(slot)] as const)
  const all = input.absenceName === null ? slots : [...slots, [-2, worth(input.notApplicable)] as const]
  const whens = all.filter(([, value]) => value !== 0).map(([bin, value]) => `WHEN ${bin} THEN ${value}`)
  return whens.length === 0 ? '0' : `CASE b${n} ${whens.join(' ')} ELSE 0 END`
}

/** The greatest rank below the one found before: ranks of one row are all different where they are not 0. */
function greatestRank(inputs: number, place: number, sum: string): string {
  const ranks = Array.from({ length: inputs }, (_, i) => `r${i + 1}`)
  const earlier = Array.from({ length: place }, (_, i) => `reason${i + 1}`)
  const kept = ['row_key', place === 0 ? `${sum} AS score` : 'score', ...earlier, ...ranks].join(', ')
  const left = place === 0 ? ranks : ranks.map((rank) => `CASE WHEN ${rank} < reason${place} THEN ${rank} ELSE 0 END`)
  const from = place === 0 ? 'points' : `ranked${place}`
  const greatest = `GREATEST(${['0', ...left].join(', ')}) AS reason${place + 1}`
  return `ranked${place + 1} AS (\n  SELECT ${kept}, ${greatest}\n  FROM ${from}\n)${place + 1 < REASONS_MAX ? ',' : ''}`
}

function reasonColumns(inputs: readonly ExportedInput[]): string {
  const whens = inputs.map(({ name }, i) => `WHEN ${PLACES - i - 1} THEN ${text(name)}`).join(' ')
  return Array.from(
    { length: REASONS_MAX },
    (_, i) => `,\n  CASE MOD(reason${i + 1}, ${PLACES}) ${whens} END AS reason_${i + 1}`,
  ).join('')
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** Read as text, so that no database takes the number for a decimal and rounds it on the way. */
function double(value: string): string {
  return `CAST('${value}' AS DOUBLE PRECISION)`
}

function isIdentifier(name: string): boolean {
  return name !== '' && name.length <= NAME_BYTES_MAX && name.isWellFormed() && !/\p{Cc}/u.test(name)
}

function commentText(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
}
