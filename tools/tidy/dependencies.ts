import { isBuiltin } from 'node:module'
import type { Source } from './source.ts'

/** What a package.json says that matters here. */
export type Manifest = {
  readonly path: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** Reads a package.json; what is not a table of versions reads as none. */
export function parseManifest({ path, text }: { path: string; text: string }): Manifest {
  const json: { dependencies?: unknown; devDependencies?: unknown; optionalDependencies?: unknown } = JSON.parse(text)
  return {
    path,
    dependencies: { ...versions(json.dependencies), ...versions(json.optionalDependencies) },
    devDependencies: versions(json.devDependencies),
  }
}

/** Every imported package is declared by the package that imports it (tests: also by the root). */
export function declaredDependencies(sources: readonly Source[], manifests: readonly Manifest[]): string[] {
  const root = manifests.find(({ path }) => path === 'package.json')
  return sources.flatMap((source) => {
    const own = manifests.find(({ path }) => path === `packages/${source.room}/package.json`)
    if (own === undefined) return []
    const declared = new Set(Object.keys(own.dependencies))
    if (source.isTest) {
      for (const name of Object.keys({ ...own.devDependencies, ...root?.devDependencies })) declared.add(name)
      declared.add('@goodstanding/testkit')
    }
    return source.imports
      .filter((target) => !/^[.#]/.test(target) && !isBuiltin(target) && !declared.has(packageName(target)))
      .map((target) => `${source.path} imports "${target}": declare ${packageName(target)} in ${own.path}.`)
  })
}

/** Versions are exact, so that every install is the same, and each dependency says in one line why it is there. */
export function exactVersions(manifests: readonly Manifest[], page: string): string[] {
  return manifests.flatMap((manifest) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).flatMap(([name, version]) => {
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) return [`${manifest.path}: give ${name} an exact version.`]
      if (name.startsWith('@goodstanding/') || page.includes(`| ${name} | ${version} |`)) return []
      return [`docs/dependencies.md: add a line "| ${name} | ${version} | what for | why not our own |".`]
    }),
  )
}

function packageName(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}

function versions(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([name, version]) => [name, String(version)]))
}
