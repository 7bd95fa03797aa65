import type { FieldRule, Mapping } from './mapping.ts'

/** The columns that tell a row's customer. */
export function customerColumns({ customer }: Mapping): readonly string[] {
  return 'column' in customer ? [customer.column] : customer.columns
}

/** Every column that a mapping reads, each once. */
export function mappingColumns(mapping: Mapping): readonly string[] {
  const found = new Set<string>([...customerColumns(mapping), ...mapping.rowKey])
  for (const { column } of mapping.skip) found.add(column)
  if ('column' in mapping.asOf) found.add(mapping.asOf.column)
  for (const rule of Object.values(mapping.fields)) addColumns(rule, found)
  return [...found]
}

function addColumns(rule: FieldRule, found: Set<string>): void {
  if ('group' in rule) for (const part of Object.values(rule.group)) addColumns(part, found)
  if ('items' in rule) for (const item of rule.items) addColumns(item, found)
  if ('column' in rule) found.add(rule.column)
  if ('money' in rule && typeof rule.money.currency !== 'string') found.add(rule.money.currency.column)
}
