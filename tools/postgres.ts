/**
 * Starts a PostgreSQL of its own for tests and trials: `node tools/postgres.ts` prints its DATABASE_URL and runs until
 * interrupted; its data are then gone. As root it runs as the user `postgres`, because PostgreSQL refuses root.
 */
import { type ChildProcess, execFileSync, type StdioOptions, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const DEBIAN_FOLDER = '/usr/lib/postgresql'
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 10_000

export type RunningPostgres = { readonly databaseUrl: string; readonly stop: () => Promise<void> }

/** The folder with PostgreSQL's programs (the newest version's), or undefined where there is none. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : []
  const debian = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN_FOLDER, version, 'bin'))
  const onPath = (process.env.PATH ?? '').split(delimiter)
  return [...debian, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}

/** Starts one on a free port of 127.0.0.1. Unless it is to be durable it never waits for the disk. */
export async function startPostgres(bin: string, options: { readonly durable: boolean }): Promise<RunningPostgres> {
  const user = unprivilegedUser()
  const home = mkdtempSync(join(tmpdir(), 'goodstanding-postgres-'))
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid ?? user.uid)
  const remove = (): void => rmSync(home, { recursive: true, force: true })
  const asUser = { ...user, cwd: home, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } }
  try {
    const data = join(home, 'data')
    const initdb = ['-D', data, '-U', 'goodstanding', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    execFileSync(join(bin, 'initdb'), initdb, { ...asUser, stdio: 'pipe' })
    const port = await freePort()
    const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${home}`, 'max_connections=200']
    if (!options.durable) settings.push('fsync=off', 'full_page_writes=off')
    const flags = settings.flatMap((setting) => ['-c', setting])
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe']
    const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], { ...asUser, stdio })
    const onExit = (): void => {
      server.kill('SIGQUIT')
      remove()
    }
    process.on('exit', onExit)
    await ready(server)
    return {
      databaseUrl: `postgres://goodstanding@127.0.0.1:${port}/postgres`,
      async stop() {
        process.off('exit', onExit)
        await stopped(server)
        remove()
      },
    }
  } catch (cause) {
    remove()
    throw new Error('PostgreSQL could not be started', { cause })
  }
}

function unprivilegedUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => {
      server.kill('SIGQUIT')
      reject(new Error(`not ready in time: ${said}`))
    }, START_TIMEOUT_MS)
    server.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString('utf8')
      if (!said.includes('ready to accept connections')) return
      clearTimeout(late)
      resolve()
    })
    server.once('error', reject)
    server.once('exit', () => {
      clearTimeout(late)
      reject(new Error(`it ended: ${said}`))
    })
  })
}

/** A fast shutdown (SIGINT), and one without ceremony (SIGQUIT) if a client keeps it from ending. */
function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    const late = setTimeout(() => server.kill('SIGQUIT'), STOP_TIMEOUT_MS)
    server.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    server.kill('SIGINT')
  })
}

async function main(): Promise<void> {
  const bin = findPostgres()
  if (bin === undefined) {
    console.error('PostgreSQL not found (apt-get install postgresql)')
    process.exit(1)
  }
  const postgres = await startPostgres(bin, { durable: true })
  console.log(`DATABASE_URL=${postgres.databaseUrl}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void postgres.stop())
}

if (import.meta.main) await main()
