import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))

/** What a command answered. */
export type Ran = { readonly exitCode: number; readonly stdout: string; readonly stderr: string }

/** Runs a `goodstanding` command as a process of its own, as a person would. */
export function run(args: readonly string[], context: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, GOODSTANDING_CONTEXT: context, HOME: process.env.HOME ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? 1, stdout, stderr }))
  })
}

/** Runs a command whose answer the demo goes on from; any other exit code than those expected ends the demo. */
export async function runJson<T>(
  args: readonly string[],
  context: string,
  expected: readonly number[] = [0],
): Promise<T> {
  const ran = await run([...args, '--json'], context)
  if (!expected.includes(ran.exitCode)) {
    throw new Error(`goodstanding ${args.join(' ')} ended with ${ran.exitCode}:\n${ran.stdout}${ran.stderr}`)
  }
  return JSON.parse(ran.stdout) as T
}
