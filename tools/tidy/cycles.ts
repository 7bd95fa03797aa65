import type { Source } from './source.ts'

/** Files of a package never import each other in a circle, types included. */
export function importCycles(sources: readonly Source[]): string[] {
  const targets = new Map(sources.map((source) => [source.path, relativeImports(source)]))
  const done = new Set<string>()
  const cycles: string[] = []

  function visit(path: string, trail: readonly string[]): void {
    const since = trail.indexOf(path)
    if (since >= 0) {
      cycles.push(`${[...trail.slice(since), path].join(' -> ')}: move what they share into a file of its own.`)
      return
    }
    if (done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }

  for (const path of targets.keys()) visit(path, [])
  return cycles
}

function relativeImports(source: Source): readonly string[] {
  return source.imports
    .filter((target) => target.startsWith('.'))
    .map((target) => new URL(target, `file:///${source.path}`).pathname.slice(1))
}
