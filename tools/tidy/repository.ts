import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One text file of the repository, by its path from the root. */
export type TextFile = { readonly path: string; readonly text: string }

export const ROOT = join(import.meta.dirname, '../..')

/** Paths of all files that are or would be committed, from the root, sorted. */
export function repositoryPaths(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(ROOT, path))).sort()
}

/** The file's text; what holds a zero byte is no text and reads as empty. */
export function readText(path: string): TextFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  return { path, text: text.includes('\0') ? '' : text }
}

export function sizeOf(path: string): number {
  return statSync(join(ROOT, path)).size
}
