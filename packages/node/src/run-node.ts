import type { Environment } from './config/environment.ts'
import { readConfig } from './config/read-config.ts'
import { startNode } from './start-node.ts'

/**
 * Runs a node until the process is told to stop (SIGTERM or SIGINT), and answers the exit code: 0 after a clean stop, 2
 * where the configuration has faults, each told on a line. A second signal ends the process at once.
 */
export async function runNode(environment: Environment, tell: (line: string) => void): Promise<number> {
  const read = await readConfig(environment)
  if (!read.ok) {
    for (const { code, at, message } of read.problems) tell(`${code}: ${at} ${message}`)
    return 2
  }
  const running = await startNode({ config: read.config, secrets: read.secrets })
  await firstSignal()
  await running.stop()
  return 0
}

const FORCED_EXIT_CODE = 1

function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    const onSignal = () => {
      if (isStopping) process.exit(FORCED_EXIT_CODE)
      isStopping = true
      resolve()
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
}
