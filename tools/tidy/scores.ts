import { lineAt, type Source, walk } from './source.ts'

/** Words for what a scorecard says of an enterprise. */
const OF_SCORES = new Set(['score', 'scores', 'scorecard', 'grade', 'pd', 'rating', 'assessment', 'creditworthiness'])

/** Where rows, requests and answers are made: what is kept of enterprises and sent between members. */
const KEEPS = /^packages\/(?:store|node|consensus|ledger|api|core)\/src\//

/** The charter says it itself. */
const SAYS_SO = 'packages/core/src/charter/charter.ts'

/**
 * A score is never stored about an enterprise or handed on (line 6 of the charter): no name and no text of a program that
 * keeps or sends anything speaks of one, in columns, tables, routes or fields.
 */
export function noScoresKept(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path, isTest }) => KEEPS.test(path) && path !== SAYS_SO && !isTest)
    .flatMap((source) => {
      const faults = new Map<string, string>()
      walk(source.program, (node) => {
        for (const text of textsOf(node)) {
          const word = text
            .replace(/([a-z])([A-Z])/g, '$1_$2')
            .toLowerCase()
            .split(/[^a-z]+/)
            .find((each) => OF_SCORES.has(each))
          if (word === undefined) continue
          const place = `${source.path}:${lineAt(source.text, node.start)}`
          faults.set(
            place,
            `${place} speaks of a ${word}: what a scorecard says is computed where it is read, never kept.`,
          )
        }
      })
      return [...faults.values()]
    })
}

/** A name, or a text: table and column names stand in both. */
function textsOf(node: { readonly type: string; readonly [field: string]: unknown }): readonly string[] {
  if (node.type === 'Identifier' && typeof node.name === 'string') return [node.name]
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node.type === 'TemplateElement') {
    const { raw } = node.value as { readonly raw: string }
    return [raw]
  }
  return []
}
