import { basename } from 'node:path'
import type { TextFile } from './repository.ts'
import type { Source } from './source.ts'

const LINES_MAX = 300
const VAGUE = /^(utils?|helpers?|types|common|misc|shared)$/
const VAGUE_FOLDER = /^(utils?|helpers?|common|misc)$/

/** A file has one subject, so it stays short and bears that subject's name. */
export function filesOfOneSubject(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text, isTest }) => {
    const faults: string[] = []
    const lines = text.split('\n').length - 1
    const limit = isTest ? 2 * LINES_MAX : LINES_MAX
    if (lines > limit) faults.push(`${path} has ${lines} lines: cut it by subject, ${limit} at most.`)
    if (VAGUE.test(basename(path).replace(/\.(test\.)?ts$/, '')))
      faults.push(`${path}: name the file after the main thing it exports.`)
    if (
      path
        .split('/')
        .slice(0, -1)
        .some((folder) => VAGUE_FOLDER.test(folder))
    )
      faults.push(`${path}: name the folder after its subject.`)
    return faults
  })
}

/** A package has one door: src/index.ts. */
export function oneIndex(paths: readonly string[]): string[] {
  return paths
    .filter((path) => /\/index\.tsx?$/.test(path) && !/^packages\/[^/]+\/src\/index\.ts$/.test(path))
    .map((path) => `${path}: only packages/<name>/src/index.ts is called index; name this one after what it exports.`)
}

/** Every package that exports anything says in a README what it promises. */
export function readmes(sources: readonly Source[], paths: readonly string[]): string[] {
  return sources
    .filter(({ path }) => /^packages\/[^/]+\/src\/index\.ts$/.test(path))
    .filter(({ text }) => !/^export \{\};?$/.test(text.trim()))
    .filter(({ room }) => !paths.includes(`packages/${room}/README.md`))
    .map(({ room }) => `packages/${room} has no README.md: say what it promises, with one runnable example.`)
}

const MACHINE_PATH = /(?:^|[\s"'`(=:<])\/(?:work|root|tmp|farm|home\/\w+)(?:\/|\b)/
const UNFINISHED = /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/
const NOT_OURS = /^(package-lock\.json|LICENSE)$/

/** No path of someone's machine and no mark of unfinished work is committed. */
export function finishedText(files: readonly TextFile[]): string[] {
  return files
    .filter(({ path }) => !NOT_OURS.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        if (MACHINE_PATH.test(line)) return [`${path}:${index + 1} names a path of one machine: make it relative.`]
        if (UNFINISHED.test(line)) return [`${path}:${index + 1} marks unfinished work: do it, or write an issue.`]
        return []
      }),
    )
}

const SHIPPED_BYTES_MAX = 2 * 1024 * 1024

/** Samples and vectors stay small enough to be cloned by everyone. */
export function smallSamples(files: readonly { readonly path: string; readonly bytes: number }[]): string[] {
  const shipped = files.filter(({ path }) => /^(samples|vectors)\//.test(path))
  const total = shipped.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total <= SHIPPED_BYTES_MAX) return []
  const largest = shipped.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3)
  const names = largest.map(({ path, bytes }) => `${path} (${bytes} bytes)`).join(', ')
  return [`samples/ and vectors/ hold ${total} bytes, ${SHIPPED_BYTES_MAX} at most; the largest: ${names}.`]
}
