import type { TextFile } from './repository.ts'
import { isNode, type Node, type Source, walk } from './source.ts'

const LIST_OF_CODES = /(?:_(?:REFUSALS|FAULTS|REMARKS|CODES)|(?:Refusal|Fault|Remark))$/
const CODE = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/

/** Every refusal, fault and remark code that the code can say stands in docs/protocol/. */
export function documentedCodes(sources: readonly Source[], pages: readonly TextFile[]): string[] {
  const written = new Set(pages.flatMap(({ text }) => text.match(/[a-z0-9]+(?:_[a-z0-9]+)+/g) ?? []))
  return sources
    .filter(({ path, isTest }) => /^packages\/[^/]+\/src\//.test(path) && !isTest)
    .flatMap((source) =>
      [...codesOf(source)]
        .filter((code) => !written.has(code))
        .map((code) => `${source.path} can say "${code}": list it in docs/protocol/ with what it means.`),
    )
}

/** The string literals of exported lists (`*_REFUSALS`) and unions (`*Fault`). */
export function codesOf(source: Source): ReadonlySet<string> {
  const codes = new Set<string>()
  walk(source.program, (node, parents) => {
    const named = node.type === 'VariableDeclarator' || node.type === 'TSTypeAliasDeclaration'
    if (!named || !isExported(parents) || !isNode(node.id) || !LIST_OF_CODES.test(String(node.id.name))) return
    walk(node, ({ type, value }) => {
      if (type === 'Literal' && typeof value === 'string' && CODE.test(value)) codes.add(value)
    })
  })
  return codes
}

function isExported(parents: readonly Node[]): boolean {
  return parents.some(({ type }) => type === 'ExportNamedDeclaration')
}
