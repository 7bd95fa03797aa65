import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const OUTPUT_LENGTH_MAX = 20_000
const READY_MS = 90_000
const STOP_MS = 30_000
const LOOK_MS = 25

/** A member's node as a process of its own, started as an operator does. */
export type NodeProcess = {
  readonly pid: number
  /** Its exit code, or the signal that ended it. */
  readonly exit: Promise<number | NodeJS.Signals>
  readonly isRunning: () => boolean
  /** The end of what it wrote to its standard output and error. */
  readonly output: () => string
  /** Resolves when `GET /ready` is answered with 200; rejects where the process ends before, or takes too long. */
  readonly ready: () => Promise<void>
  /** `kill -9`: resolves when the process is gone. */
  readonly kill: () => Promise<void>
  /** SIGTERM, and after 30 s SIGKILL, as a supervisor does: resolves with the exit code, or the signal that it took. */
  readonly stop: () => Promise<number | NodeJS.Signals>
}

/** The node's program, by its file. */
export function startNodeProcess(at: {
  readonly folder: string
  readonly url: string
  /** PostgreSQL; the embedded database in the folder where null. */
  readonly databaseUrl: string | null
}): NodeProcess {
  const child = spawn(process.execPath, [MAIN, at.folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...(at.databaseUrl === null ? {} : { DATABASE_URL: at.databaseUrl }) },
  })
  const output = gatherOutput(child)
  const exit = new Promise<number | NodeJS.Signals>((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'SIGKILL')),
  )
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exit
  }
  return {
    pid: child.pid ?? 0,
    exit,
    isRunning,
    output,
    ready: () => untilReady(at.url, isRunning, output),
    kill: async () => {
      await end('SIGKILL')
    },
    async stop() {
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      return end('SIGTERM').finally(() => clearTimeout(late))
    },
  }
}

function gatherOutput(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-OUTPUT_LENGTH_MAX)
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text
}

async function untilReady(url: string, isRunning: () => boolean, output: () => string): Promise<void> {
  const untilMs = performance.now() + READY_MS
  while (performance.now() < untilMs) {
    if (!isRunning()) throw new Error(`the node ended before it was ready:\n${output()}`)
    const answer = await fetch(`${url}/ready`).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error(`the node is not ready after ${READY_MS} ms:\n${output()}`)
}
