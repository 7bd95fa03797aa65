import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runProgram } from '../src/run-program.ts'

/** The program as a file to be run by itself. */
export const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** What a command said and how it ended. */
export type Ran = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }

/** Runs a command in this process: the same program, without the start of a new one. */
export async function cli(...args: readonly string[]): Promise<Ran> {
  const before = process.exitCode
  const { stdout, stderr } = process
  const out = captured(stdout)
  const err = captured(stderr)
  process.exitCode = undefined
  try {
    await runProgram(args)
    return { exitCode: Number(process.exitCode ?? 0), stdout: out.text(), stderr: err.text() }
  } finally {
    out.release()
    err.release()
    process.exitCode = before
  }
}

/** As `cli`, called in a folder. */
export async function cliIn(folder: string, ...args: readonly string[]): Promise<Ran> {
  const before = process.cwd()
  process.chdir(folder)
  try {
    return await cli(...args)
  } finally {
    process.chdir(before)
  }
}

/** As `cli`, with `--json`, and what it answered. */
export async function cliJson(...args: readonly string[]): Promise<{ exitCode: number | null; json: unknown }> {
  const { exitCode, stdout } = await cli(...args, '--json')
  return { exitCode, json: JSON.parse(stdout) }
}

function captured(stream: NodeJS.WriteStream): { text: () => string; release: () => void } {
  const original = stream.write
  let text = ''
  stream.write = ((chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    return true
  }) as typeof stream.write
  return {
    text: () => text,
    release: () => {
      stream.write = original
    },
  }
}

export type Process = { readonly child: ChildProcess; readonly ended: Promise<Ran>; readonly output: () => string }

/** Runs a command as a process of its own. */
export function cliProcess(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Process {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
  return { child, ended, output: () => stdout + stderr }
}
