import { existsSync, readFileSync } from 'node:fs'

/** Where a committed vector lies, for a path below `vectors/`. */
export function vectorPath(path: string): string {
  return new URL(`../../../../vectors/${path}`, import.meta.url).pathname
}

/** Reads a committed file of vectors; the caller says what is in it. */
export function readVectors<T>(path: string): T {
  return JSON.parse(readFileSync(vectorPath(path), 'utf8'))
}

/** Folder of published vectors that lie beside the repository; null where they are absent. */
export function publishedVectors(folder: string): string | null {
  const path = new URL(`../../../../../shared/vectors/${folder}/`, import.meta.url).pathname
  return existsSync(path) ? path : null
}
