import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type DatabaseHandle, openDatabase } from '@goodstanding/store'

const PROGRAM = fileURLToPath(new URL('../../../../tools/postgres.ts', import.meta.url))
const START_MS = 60_000

/** A PostgreSQL that waits for the disk, as a member's in earnest does: the tests' shared one need not. */
export type PostgresServer = {
  /** Makes an empty database; gives its URL. */
  readonly create: (name: string) => Promise<string>
  /** Makes a database that holds what another one holds now; nobody may be connected to that one. */
  readonly copy: (name: string, from: string) => Promise<void>
  readonly rename: (name: string, to: string) => Promise<void>
  readonly drop: (name: string) => Promise<void>
  /** Ends every connection to a database. */
  readonly cut: (name: string) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts one for this file, from the PostgreSQL programs that are installed. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await firstUrl(child.stdout)
  const admin = await openDatabase({ kind: 'postgres', url })
  const run = (text: string) => execute(admin, text)
  return {
    async create(name) {
      await run(`create database ${name}`)
      return url.replace(/\/postgres$/, `/${name}`)
    },
    copy: (name, from) => run(`create database ${name} template ${from}`),
    rename: (name, to) => run(`alter database ${name} rename to ${to}`),
    drop: (name) => run(`drop database ${name} with (force)`),
    cut: (name) => run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
    async stop() {
      await admin.close()
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const late = setTimeout(() => reject(new Error('PostgreSQL did not start in time')), START_MS)
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      const [, url] = /^DATABASE_URL=(\S+)\n/m.exec(text) ?? []
      if (url === undefined) return
      clearTimeout(late)
      resolve(url)
    })
    output.on('end', () => reject(new Error('PostgreSQL could not be started')))
  })
}

/** A statement that no transaction may hold, as text. */
async function execute({ db }: DatabaseHandle, text: string): Promise<void> {
  await db.executeQuery({
    ...{ sql: text, parameters: [], queryId: { queryId: text } },
    query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
  })
}
