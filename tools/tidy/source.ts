import { parseSync } from 'vite'
import type { TextFile } from './repository.ts'

/** A node of the syntax tree (ESTree, as oxc gives it). */
export type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown }

/** A TypeScript file with what the rules look at: where it is, what it imports, its syntax tree. */
export type Source = TextFile & {
  /** Name of the package that the file lies in, without its scope; undefined outside packages/. */
  readonly room: string | undefined
  /** Tests, what only tests use, and the room testkit: looser rules. */
  readonly isTest: boolean
  readonly imports: readonly string[]
  readonly program: Node
  readonly faults: readonly string[]
}

/** Parses one TypeScript file; syntax faults are kept, not thrown. */
export function parseSource({ path, text }: TextFile): Source {
  const parsed = parseSync(path, text)
  const program: unknown = parsed.program
  const tree: Node = isNode(program) ? program : { type: 'Program', start: 0 }
  return {
    path,
    text,
    room: /^packages\/([^/]+)\//.exec(path)?.[1],
    isTest: /\.test\.ts$|^packages\/[^/]+\/tests\/|\/testing\/|^packages\/testkit\//.test(path),
    imports: importsOf(tree),
    program: tree,
    faults: parsed.errors.map((error) => error.message),
  }
}

/** Calls `see` with each node below and its parents, nearest last. */
export function walk(node: Node, see: (node: Node, parents: readonly Node[]) => void, parents: readonly Node[] = []) {
  see(node, parents)
  const path = [...parents, node]
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, see, path)
  }
}

/** The line, counted from 1, on which a position of the text lies. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

function importsOf(program: Node): readonly string[] {
  const found = new Set<string>()
  walk(program, (node) => {
    if (!IMPORTING.has(node.type)) return
    const from = isNode(node.source) ? node.source.value : undefined
    if (typeof from === 'string') found.add(from)
  })
  return [...found]
}
