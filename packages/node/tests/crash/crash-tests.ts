import { execFileSync } from 'node:child_process'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { JOURNAL_FOLDER } from '../../src/config/data-folder.ts'
import type { KeptDatabase } from './kept-database.ts'
import { type KillRounds, killRounds } from './kill-rounds.ts'
import type { RunningNetwork } from './running-network.ts'

/** What the tests of one kind of database work on; it is there once they run. */
export type CrashSubject = {
  readonly running: RunningNetwork
  readonly database: KeptDatabase
  readonly kill: KillRounds
  /** Whether a node goes on by itself after a write that failed. */
  readonly outlivesFullDisk: boolean
}

const LIMIT_MS = 240_000
const ROUND_MS = 60_000
const STOP_MS = 25_000

/** The same tests for every database, one after the other on one network. `rounds` only says how long they may take. */
export function crashTests(rounds: number, subject: () => CrashSubject): void {
  const provider = () => {
    const { net } = subject().running
    return net.node(net.cast.provider)
  }
  const startBeside = () => {
    const { net } = subject().running
    return net.startBeside(net.cast.provider)
  }

  it(
    'loses and doubles nothing acknowledged, however often its processes are killed',
    async () => {
      const { running, kill } = subject()
      const told = await killRounds(running, kill)
      const { records, withdrawals } = running.acknowledged
      console.info(
        `seed ${kill.seed}: ${records.size} records, ${withdrawals.size} withdrawals and ${running.operations.size} operations stand once;`,
        `${running.watch.kept('records').length} record and ${running.watch.kept('headers').length} header checkpoints seen;`,
        told,
      )
      expect(Math.min(records.size, running.operations.size)).toBeGreaterThan(0)
    },
    rounds * ROUND_MS,
  )

  it(
    'refuses a second process on its folder, and says who has it',
    async () => {
      const { running } = subject()
      await running.up()
      const first = provider()
      const second = startBeside()
      expect(await second.exit, second.output()).toBe(1)
      expect(second.output()).toMatch(new RegExp(`^the node does not start: .* in use by process ${first.pid}$`, 'm'))
      expect(first.isRunning()).toBe(true)
    },
    LIMIT_MS,
  )

  it(
    'ends in bounded time when it is told to stop under load, and has all that it acknowledged',
    async () => {
      const { running, database } = subject()
      await running.up()
      running.load.resume()
      await pause(600)
      const toldMs = performance.now()
      expect(await provider().stop(), provider().output()).toBe(0)
      expect(performance.now() - toldMs).toBeLessThan(STOP_MS)
      await database.backUp()
      await running.up()
      await running.checkAll()
    },
    LIMIT_MS,
  )

  it.skipIf(!hasPrlimit())(
    'keeps what it acknowledged when no file of it can grow any more',
    async () => {
      const { running, outlivesFullDisk } = subject()
      running.load.resume()
      await pause(200)
      const { pid, isRunning, kill } = provider()
      limitFiles(pid, '0')
      await pause(1_000)
      if (isRunning()) limitFiles(pid, 'unlimited')
      if (!outlivesFullDisk) await kill()
      await running.up()
      await running.checkAll()
    },
    LIMIT_MS,
  )

  it(
    'writes nothing on a restored backup or without its journal, and says why; with its newest files it goes on',
    async () => {
      const { running, database } = subject()
      const journal = join(running.net.folder(running.net.cast.provider), JOURNAL_FOLDER)
      await provider().stop()
      await database.restore()
      const restored = startBeside()
      expect(await restored.exit, restored.output()).toBe(1)
      expect(restored.output()).toMatch(/^the node does not start: log .*journal_ahead.*may have been signed/m)
      await database.putBack()

      await rename(journal, `${journal}-away`)
      const without = startBeside()
      expect(await without.exit, without.output()).toBe(1)
      expect(without.output()).toMatch(/^the node does not start: log .*journal_behind/m)
      await rm(journal, { recursive: true })
      await rename(`${journal}-away`, journal)

      await running.up()
      await running.checkStopped()
    },
    LIMIT_MS,
  )
}

/** The most that a file of a process may hold, in bytes: a disk that is full for it alone. */
function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`])
}

function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'])
    return true
  } catch {
    return false
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
