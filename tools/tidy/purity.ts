import { isBuiltin } from 'node:module'
import { isNode, lineAt, type Node, type Source, walk } from './source.ts'

const OUTSIDE = [
  'process',
  'Buffer',
  'global',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'console',
  '__dirname',
  '__filename',
]
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection']
const CHANCE = ['Math.random', 'crypto.getRandomValues', 'crypto.randomUUID', 'crypto.subtle']
const CLOCK = ['Date.now', 'new Date()', 'Date()', 'performance.now', 'Temporal.Now']
const LOCALE = ['Intl', '.localeCompare', '.toLocaleString', '.toLocaleUpperCase', '.toLocaleLowerCase']

const PURE = { node: true, names: [...OUTSIDE, ...NETWORK, 'crypto', ...CHANCE, ...CLOCK, ...LOCALE] }

/** What the sources of each package must not touch; `node` forbids Node's own modules. */
const MUST_NOT_TOUCH: Readonly<Record<string, { readonly node: boolean; readonly names: readonly string[] }>> = {
  core: PURE,
  crypto: PURE,
  log: PURE,
  map: PURE,
  api: PURE,
  report: PURE,
  scoring: PURE,
  ledger: { node: true, names: [...PURE.names, 'Promise', 'async', 'await'] },
  matching: { node: false, names: [...NETWORK, ...CHANCE, ...CLOCK] },
  mapping: { node: false, names: [...NETWORK, ...CHANCE, ...CLOCK] },
  documents: { node: false, names: [...NETWORK, ...CHANCE, ...CLOCK] },
  sdk: { node: true, names: ['process', 'Buffer', 'global', 'setImmediate', '__dirname', '__filename'] },
  'verify-page': { node: true, names: ['process', 'Buffer', ...NETWORK, 'navigator.sendBeacon'] },
}

const NO_HTTP = ['http', 'https', 'http2', 'fastify', 'undici']
/** Modules that a folder must not import, beyond the arrows of the packages. */
const MUST_NOT_IMPORT: readonly { readonly under: string; readonly modules: readonly string[] }[] = [
  { under: 'packages/mapping/src/', modules: [...NO_HTTP, 'net', 'tls', 'dgram', 'pg', 'kysely'] },
  { under: 'packages/store/src/', modules: NO_HTTP },
  { under: 'packages/consensus/src/', modules: NO_HTTP },
  { under: 'packages/node/src/http/', modules: ['@goodstanding/store', 'kysely', 'pg', '@electric-sql/pglite'] },
  { under: 'packages/node/src/use-cases/', modules: ['fastify'] },
]

/** The one Node-only file of a pure package: Node's Ed25519, chosen by an import condition. */
const EXEMPT = 'packages/crypto/src/ed25519-node.ts'

/** Pure packages get time, chance, storage and network passed in, so that they can be simulated and run in a browser. */
export function outsideWorld(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => !source.isTest && source.path !== EXEMPT && source.path.includes('/src/'))
    .flatMap((source) => [...moduleFaults(source), ...nameFaults(source)])
}

function moduleFaults(source: Source): string[] {
  const forbidden = MUST_NOT_IMPORT.filter(({ under }) => source.path.startsWith(under)).flatMap((rule) => rule.modules)
  const noNode = MUST_NOT_TOUCH[source.room ?? '']?.node === true
  return source.imports.flatMap((target) => {
    if (noNode && isBuiltin(target))
      return [`${source.path} imports "${target}": ${source.room} also runs without Node.`]
    if (!forbidden.includes(target.replace(/^node:/, ''))) return []
    return [`${source.path} imports "${target}", which this folder must not touch: pass in what you need.`]
  })
}

function nameFaults(source: Source): string[] {
  const names = new Set(MUST_NOT_TOUCH[source.room ?? '']?.names ?? [])
  if (names.size === 0) return []
  const bound = boundNames(source.program)
  const faults = new Map<string, string>()
  walk(source.program, (node, parents) => {
    const name = touched(node, parents).find((each) => names.has(each) && !bound.has(each.split('.')[0] ?? ''))
    if (name === undefined) return
    const place = `${source.path}:${lineAt(source.text, node.start)}`
    if (faults.has(place)) return
    faults.set(
      place,
      `${place} uses ${name}, which ${source.room} must not touch: let the caller pass in what it gives.`,
    )
  })
  return [...faults.values()]
}

/** The names under which a node reaches outside: `Date.now`, `new Date()`, `process`, `.localeCompare`, `await`. */
function touched(node: Node, parents: readonly Node[]): readonly string[] {
  const parent = parents.at(-1)
  switch (node.type) {
    case 'MemberExpression': {
      const property = nameOf(node.property)
      const object = nameOf(node.object)
      return property === undefined ? [] : [`${object ?? ''}.${property}`, `.${property}`]
    }
    case 'NewExpression':
      return nameOf(node.callee) === 'Date' && isEmpty(node.arguments) ? ['new Date()'] : []
    case 'CallExpression':
      return nameOf(node.callee) === 'Date' ? ['Date()'] : []
    case 'Identifier':
      return isReference(node, parent) ? [nameOf(node) ?? ''] : []
    case 'AwaitExpression':
      return ['await']
    default:
      return node.async === true ? ['async'] : []
  }
}

const KEYED = ['Property', 'PropertyDefinition', 'MethodDefinition', 'TSPropertySignature', 'TSMethodSignature']

function isReference(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return true
  if (parent.type === 'MemberExpression') return parent.property !== node || parent.computed === true
  if (parent.type === 'TSQualifiedName') return parent.right !== node
  if (KEYED.includes(parent.type)) return parent.key !== node || parent.computed === true || parent.shorthand === true
  return !/^(Import|Export)\w*Specifier$/.test(parent.type)
}

/** Names that the file declares itself: a parameter called `fetch` is not the network. */
function boundNames(program: Node): ReadonlySet<string> {
  const bound = new Set<string>()
  const add = (pattern: unknown): void => {
    if (!isNode(pattern)) return
    if (pattern.type === 'Identifier') bound.add(nameOf(pattern) ?? '')
    else for (const part of partsOf(pattern)) add(part)
  }
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') add(node.id)
    if (Array.isArray(node.params)) for (const param of node.params) add(param)
    if (/^Import\w*Specifier$/.test(node.type)) add(node.local)
  })
  return bound
}

function partsOf(pattern: Node): readonly unknown[] {
  const lists = [pattern.properties, pattern.elements].flatMap((list) => (Array.isArray(list) ? list : []))
  return [...lists, pattern.type === 'Property' ? pattern.value : undefined, pattern.left, pattern.argument]
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : undefined
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
