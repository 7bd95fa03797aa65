import type { DatabaseHandle } from '../database-handle.ts'
import { type MemberStore, openMemberStore } from '../member-store.ts'
import { openDatabase } from '../open-database.ts'

/** One database that tests run on, as `describe.each(databases)` takes it. */
export interface TestDatabase {
  readonly name: 'PGlite' | 'PostgreSQL'
  /** The worker's shared database; never close it. */
  handle(): Promise<DatabaseHandle>
  /** A member's store in a schema of its own. */
  freshStore(): Promise<MemberStore>
}

/** PGlite, and PostgreSQL too where `GOODSTANDING_TEST_DATABASE_URL` names one. */
export const databases: readonly TestDatabase[] = [
  testDatabase('PGlite', () => openDatabase({ kind: 'pglite_memory' })),
  ...postgresUrl().map((url) => testDatabase('PostgreSQL', () => openDatabase({ kind: 'postgres', url }))),
]

/** The embedded database alone, for tests in which the database makes no difference. */
export const pglite: TestDatabase = databases[0] ?? unreachable()

function testDatabase(name: TestDatabase['name'], open: () => Promise<DatabaseHandle>): TestDatabase {
  // Workers keep modules between test files (`isolate: false`), so this is one database a worker.
  let opened: Promise<DatabaseHandle> | undefined
  const handle = () => {
    opened ??= open()
    return opened
  }
  // The PostgreSQL of a test run may be one that never waits for the disk: good enough for a log of a test.
  const freshStore = async () => openMemberStore({ ...(await handle()), isDurable: true }, freshSchema())
  return { name, handle, freshStore }
}

let schemas = 0

function freshSchema(): string {
  schemas += 1
  return `test_${process.pid}_${Date.now().toString(36)}_${schemas}`
}

function postgresUrl(): string[] {
  const url = process.env.GOODSTANDING_TEST_DATABASE_URL
  return url === undefined || url === '' ? [] : [url]
}

function unreachable(): never {
  throw new Error('there is always PGlite')
}
