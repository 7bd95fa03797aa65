import { type ChildProcess, spawn } from 'node:child_process'

/** A shell block of a guide, and what the guide shows that it prints: the plain block after it, where there is one. */
export type TypedBlock = { readonly commands: string; readonly shown: string | undefined }

/** The shell blocks below a heading, up to the next one of its level, in order. */
export function typedBlocks(guide: string, heading: string): readonly TypedBlock[] {
  const start = guide.indexOf(`${heading}\n`)
  if (start < 0) throw new Error(`the guide has no heading "${heading}"`)
  const level = heading.slice(0, heading.indexOf(' ') + 1)
  const end = guide.indexOf(`\n${level}`, start)
  const fences = [...guide.slice(start, end < 0 ? undefined : end).matchAll(/^```(\w*)\n(.*?)^```$/gms)]
  return fences.flatMap(([, language, commands = ''], at) => {
    if (language !== 'sh') return []
    const [, after, shown] = fences[at + 1] ?? []
    return [{ commands, shown: after === '' ? shown : undefined }]
  })
}

/** One script of all blocks that stops at the first command that fails; before each block it prints where it is. */
export function scriptOf(blocks: readonly string[]): string {
  return ['set -euo pipefail', ...blocks.flatMap((block, at) => [`echo '== ${at}'`, block])].join('\n')
}

/** What came of a script: each block's standard output, and everything on standard error. */
export type Typed = { readonly exitCode: number | null; readonly printed: readonly string[]; readonly errors: string }

/** Types a script into a shell of its own process group, which `onStart` gets. */
export async function typeScript(
  script: string,
  { cwd, env, onStart }: { cwd: string; env: NodeJS.ProcessEnv; onStart?: (shell: ChildProcess) => void },
): Promise<Typed> {
  const shell = spawn('bash', ['-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  onStart?.(shell)
  let stdout = ''
  let errors = ''
  shell.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  shell.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    shell.on('error', reject)
    shell.on('close', resolve)
  })
  return { exitCode, printed: stdout.split(/^== \d+\n/m).slice(1), errors }
}
