import type { Environment } from './config/environment.ts'
import { readConfig } from './config/read-config.ts'
import { type RunningNode, type StartOptions, startNode } from './start-node.ts'

const EXIT = { stopped: 0, failed: 1, configuration: 2 } as const

/**
 * Runs a node until the process is told to stop (SIGTERM or SIGINT), and answers the exit code: 0 after a clean stop, 2
 * where the configuration has faults, each told on a line, and 1 where the node could not start, or had to end because one
 * of its logs writes no more: a new start checks everything anew. A second signal ends the process at once.
 */
export async function runNode(environment: Environment, tell: (line: string) => void): Promise<number> {
  const read = await readConfig(environment)
  if (!read.ok) {
    for (const { code, at, message } of read.problems) tell(`${code}: ${at} ${message}`)
    return EXIT.configuration
  }
  const { config, secrets } = read
  const logStopped = Promise.withResolvers<void>()
  const running = await start({ config, secrets, onLogStopped: logStopped.resolve }, tell)
  if (running === null) return EXIT.failed
  const isFailed = await Promise.race([firstSignal().then(() => false), logStopped.promise.then(() => true)])
  if (isFailed) tell('the node ends because one of its logs writes no more: start it again')
  await running.stop()
  return isFailed ? EXIT.failed : EXIT.stopped
}

/** What failed is in the log with its place; here it is one line for whoever started the node by hand. */
async function start(options: StartOptions, tell: (line: string) => void): Promise<RunningNode | null> {
  try {
    return await startNode(options)
  } catch (error) {
    tell(`the node does not start: ${whyOf(error)}`)
    return null
  }
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  const advice = isTaken ? '. Stop what listens there, or name another port with GOODSTANDING_PORT' : ''
  return `${error.message}${advice}`
}

function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    const onSignal = () => {
      if (isStopping) process.exit(EXIT.failed)
      isStopping = true
      resolve()
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
}
