import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadResult } from '@goodstanding/api'
import type { CalendarDate, Permit, RecordType, RegistrationProof } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { sql } from 'kysely'
import type { Logger } from '../../src/logger.ts'
import type { NodeContext } from '../../src/node-context.ts'
import { anEntry, aRow, CALIFORNIA } from '../provider/candidate-rows.ts'
import { linkCustomer, newEnterprise, type ProviderWorld, publish } from '../provider/provider-world.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { seededRandom, startTestNetwork, type TestMember } from '../test-network.ts'

/** What the register of California may publish. */
export const REGISTER_PERMITS: readonly Permit[] = [
  { type: 'registration', jurisdiction: 'US-CA', registry: CALIFORNIA },
  { type: 'insolvency', jurisdiction: 'US-CA' },
]

/** A registrar, a bank, two lenders, a home node and a witness: who a line can be crossed by, or with. */
export const MEMBERS: readonly TestMember[] = [
  { name: 'registry', roles: ['registrar', 'provider'], permits: REGISTER_PERMITS },
  { name: 'northbank', roles: ['provider'], permits: [{ type: 'tradeline' }, { type: 'accounts' }] },
  { name: 'harborlend', roles: ['lender'] },
  { name: 'otherlend', roles: ['lender'] },
  { name: 'portal', roles: ['home'] },
  { name: 'witness-a', roles: ['witness'] },
]

export async function startLinesWorld(
  label: string,
  options: {
    readonly members?: readonly TestMember[]
    readonly logger?: (member: string) => Logger
    readonly k?: number
  } = {},
): Promise<ProviderWorld> {
  return { net: await startTestNetwork({ members: MEMBERS, k: 1, ...options }), random: seededRandom(label) }
}

/** An enterprise with its entry at the registrar and a loan at the bank. */
export type Enrolled = {
  readonly enterprise: TestEnterprise
  readonly registration: RegistrationProof
  readonly covers: readonly [Cover, Cover]
}
type Cover = { readonly member: string; readonly subject: string; readonly types: readonly RecordType[] }

/** Publishes an entry and a loan, and has them claimed; each label is another enterprise. */
export async function enrol(world: ProviderWorld, label: string, number: string): Promise<Enrolled> {
  const customer = `customer ${label}`
  await publish(world, 'registry', [anEntry(customer, number)])
  await publish(world, 'northbank', [aRow({ customer })])
  const enterprise = await newEnterprise(world, label)
  const entry = await linkCustomer(world, enterprise, { member: 'registry', customer })
  if (entry.registration === null) throw new Error('a registrar gives the registration')
  const { registration } = entry
  const loan = await linkCustomer(world, enterprise, { member: 'northbank', customer, registration })
  return {
    ...{ enterprise, registration },
    covers: [
      { member: 'registry', subject: entry.link.head.subject, types: ['registration', 'insolvency'] },
      { member: 'northbank', subject: loan.link.head.subject, types: ['tradeline', 'accounts'] },
    ],
  }
}

/** What a provider said to a read: `answered`, or the code of its refusal. */
export function codeOf(result: ReadResult): string {
  return result.kind === 'answered' ? 'answered' : result.refusal.payload.code
}

/** The code of a problem; null for none. */
export function problemOf({ json }: { readonly json: unknown }): string | null {
  return (json as { code?: string } | undefined)?.code ?? null
}

/** Waits until all that is queued for a member's record log is witnessed. */
export async function settled({ net }: ProviderWorld, member: string): Promise<void> {
  const { records } = net.node(member).node.logs
  for (;;) {
    const status = await records?.status()
    if (status?.queued === 0 && status.witnessedSize === status.size) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A row of any table, as it is stored. */
export type StoredRow = Readonly<Record<string, unknown>>

/** All rows of a member's tables, by table. */
export async function tablesOf({ store }: NodeContext): Promise<ReadonlyMap<string, readonly StoredRow[]>> {
  const { rows: names } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = ${store.schema}`.execute(store.db)
  const tables = new Map<string, readonly StoredRow[]>()
  for (const { name } of names) {
    const { rows } = await sql<StoredRow>`select * from ${sql.id(store.schema, name)}`.execute(store.db)
    tables.set(name, rows)
  }
  return tables
}

/** All columns of a member's tables. */
export async function columnsOf({
  store,
}: NodeContext): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = ${store.schema}`.execute(store.db)
  return rows
}

/** Rows as one text in which any stored value can be found: bytes as they are and in hexadecimal. */
export function textOf(tables: ReadonlyMap<string, readonly StoredRow[]>): string {
  const valueText = (value: unknown): string => {
    if (value instanceof Uint8Array) return `${Buffer.from(value).toString('utf8')} ${toHex(new Uint8Array(value))}`
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  return [...tables]
    .flatMap(([name, rows]) => rows.map((row) => `${name}: ${Object.values(row).map(valueText).join(' | ')}`))
    .join('\n')
}

/** Every file below a node's data folder, as one text. */
export async function filesOf({ config }: NodeContext): Promise<string> {
  const names = await readdir(config.dataFolder, { recursive: true, withFileTypes: true })
  // A file that is about to take the place of another is gone the next moment.
  const files = names.filter((entry) => entry.isFile() && !entry.name.endsWith('.next'))
  const texts = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')))
  return texts.join('\n')
}

/** Which of these words stand in a text, as they are or in hexadecimal. */
export function found(text: string, words: readonly string[]): readonly string[] {
  const lower = text.toLowerCase()
  return words.filter((word) => {
    const asHex = Buffer.from(word, 'utf8').toString('hex')
    return lower.includes(word.toLowerCase()) || lower.includes(asHex)
  })
}

/** Days around all facts of these tests. */
export const ALL_DAYS = { factsFrom: '2000-01-01' as CalendarDate, factsTo: '2099-12-31' as CalendarDate }
