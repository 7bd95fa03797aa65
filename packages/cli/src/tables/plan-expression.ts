import { CommandError, EXIT } from '../exit-codes.ts'
import { type OpenTable, queryRows, ROWS } from './open-table.ts'
import { TYPED } from './typed-view.ts'

/**
 * Names of the columns, and of parts of them, that SQL of a plan reads, by DuckDB's own parse of it: a reader of its text
 * would take a column between odd quotation marks for a text. What is not one expression over one row's columns ends the
 * command: a subquery, a star, a position or the row as a whole reads columns without naming them, and a second statement
 * could make another table of the one that was read.
 */
export async function namesRead(table: OpenTable, what: string, sql: string): Promise<readonly string[]> {
  const parsed = await parse(table, `SELECT (${sql})`)
  const why = oddity(parsed)
  if (why === null) return namesIn(partsOf(parsed.statements?.[0]?.node.select_list))
  const message = `The plan’s ${what} cannot be computed from ${table.path}: ${why}. Write one expression of columns, functions and CASE.`
  throw new CommandError('plan_expression', message, EXIT.usage)
}

/** What DuckDB's `json_serialize_sql` makes of a text; each part of an expression has a `class`. */
type Parsed = { readonly error_message?: string; readonly statements?: readonly { readonly node: Part }[] }
type Part = Readonly<Record<string, unknown>>

async function parse(table: OpenTable, sql: string): Promise<Parsed> {
  const [row = []] = await queryRows(table.connection, `SELECT json_serialize_sql('${sql.replaceAll("'", "''")}')`)
  return JSON.parse(String(row[0]))
}

const CLASSES: ReadonlySet<unknown> = new Set([
  ...[
    'BETWEEN',
    'CASE',
    'CAST',
    'COLLATE',
    'COLUMN_REF',
    'COMPARISON',
    'CONJUNCTION',
    'CONSTANT',
    'FUNCTION',
    'OPERATOR',
  ],
])
/** Functions that make several rows of one. */
const OF_ROWS: ReadonlySet<unknown> = new Set(['unnest', 'unlist', 'generate_subscripts'])
/** The row as a whole, by the name of its table. */
const TABLES: ReadonlySet<string> = new Set([TYPED, ROWS].map((name) => name.slice(1, -1)))

/** Why a text is not one expression of columns; null where it is. */
function oddity({ error_message: fault, statements = [] }: Parsed): string | null {
  if (fault !== undefined) return fault
  const [first, ...others] = statements
  if (first === undefined || others.length > 0) return 'it is more than one statement'
  const { select_list: list, from_table: from, ...rest } = first.node
  const isOfNothing = typeof from === 'object' && from !== null && 'type' in from && from.type === 'EMPTY'
  const isOne = Array.isArray(list) && list.length === 1 && isOfNothing && partsOf(rest).length === 0
  if (!isOne) return 'it is more than one expression'
  for (const part of partsOf(list)) {
    if (!CLASSES.has(part.class)) return `it has a ${String(part.class).toLowerCase().replaceAll('_', ' ')}`
    if (part.class === 'FUNCTION' && OF_ROWS.has(part.function_name)) return 'it makes several rows of one'
    if (namesOf(part).some((name) => TABLES.has(name.toLowerCase()))) return 'it reads a row as a whole'
  }
  return null
}

/** All parts of an expression, at any depth. */
function partsOf(value: unknown): readonly Part[] {
  if (typeof value !== 'object' || value === null) return []
  const within = Object.values(value).flatMap(partsOf)
  return 'class' in value ? [value as Part, ...within] : within
}

function namesIn(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => (takesApart(part) ? [...namesOf(part), ...keysOf(part)] : namesOf(part)))
}

function namesOf({ column_names: names }: Part): readonly string[] {
  return Array.isArray(names) ? names.map(String) : []
}

/** Whether it takes a part out of a value by the part's name. */
function takesApart({ type, function_name: name }: Part): boolean {
  return /^(?:ARRAY|STRUCT)_EXTRACT$/.test(String(type)) || /extract|element_at|^json|^->/.test(String(name))
}

function keysOf({ children }: Part): readonly string[] {
  return partsOf(children).flatMap(({ value }) =>
    typeof value === 'object' && value !== null && 'value' in value ? [String(value.value)] : [],
  )
}
