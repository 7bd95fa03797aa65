import { EXIT } from '../exit-codes.ts'

/** Whoever reads the answer may stop early (`| head`): that is no failure. */
export function bearClosedPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? EXIT.done)
  })
  process.stderr.on('error', () => undefined)
}
