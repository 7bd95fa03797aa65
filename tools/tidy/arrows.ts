import type { Source } from './source.ts'

const DOMAIN = ['core', 'crypto', 'log', 'map', 'ledger']

/** Which of our packages each package may import: the table in CONTRIBUTING.md. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  crypto: ['core'],
  log: ['core', 'crypto'],
  map: ['core', 'crypto'],
  ledger: ['core', 'crypto', 'log', 'map'],
  mapping: ['core'],
  matching: ['core'],
  scoring: ['core'],
  api: ['core'],
  report: [...DOMAIN, 'scoring'],
  documents: ['core', 'report', 'scoring'],
  store: DOMAIN,
  consensus: DOMAIN,
  node: [...DOMAIN, 'mapping', 'api', 'report', 'store', 'consensus'],
  sdk: ['core', 'crypto', 'ledger', 'api', 'report', 'scoring'],
  cli: ['core', 'crypto', 'log', 'api', 'mapping', 'matching', 'report', 'scoring', 'documents', 'sdk', 'node'],
  'verify-page': ['core', 'crypto', 'log', 'report', 'scoring'],
}

const SCOPE = '@goodstanding/'

/** Imports along the arrows only, packages by their name, own files by a relative path with its ending. */
export function importArrows(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => source.imports.flatMap((target) => faultOf(source, target) ?? []))
}

function faultOf(source: Source, target: string): string | undefined {
  if (target.startsWith(SCOPE)) return packageFault(source, target)
  if (target.startsWith('.')) return relativeFault(source, target)
  return undefined
}

function packageFault(source: Source, target: string): string | undefined {
  const name = target.slice(SCOPE.length)
  if (name.includes('/')) {
    // What a package offers to tests and samples alone has a path of its own in its `exports`.
    if (source.isTest || source.room === undefined) return undefined
    const whole = name.slice(0, name.indexOf('/'))
    return `${source.path} imports "${target}": import "${SCOPE}${whole}" and export what you need from its index.ts.`
  }
  if (source.room === undefined) return undefined
  if (name === source.room) return `${source.path} imports its own package by name: import the file that defines it.`
  if (name === 'testkit') {
    return source.isTest ? undefined : `${source.path} imports testkit: only tests may; pass the thing in instead.`
  }
  if (source.room === 'testkit') return undefined
  // Journeys over whole networks need the enterprise's side too.
  if (name === 'sdk' && source.path.startsWith('packages/node/tests/')) return undefined
  const allowed = MAY_IMPORT[source.room]
  if (allowed === undefined)
    return `${source.path}: add the package ${source.room} to MAY_IMPORT in tools/tidy/arrows.ts.`
  if (allowed.includes(name)) return undefined
  const may = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')
  return `${source.path} imports ${name}, but ${source.room} may import ${may}: move the code to where it belongs.`
}

function relativeFault(source: Source, target: string): string | undefined {
  if (!/\.(ts|json)$/.test(target)) return `${source.path} imports "${target}": write its ending (.ts).`
  if (source.room === undefined) return undefined
  const below = new URL(target, `file:///${source.path}`).pathname.slice(1)
  if (below.startsWith(`packages/${source.room}/`)) return undefined
  if (source.isTest && below.endsWith('.json')) return undefined
  return `${source.path} imports "${target}", which lies in another package: import that package by its name.`
}
