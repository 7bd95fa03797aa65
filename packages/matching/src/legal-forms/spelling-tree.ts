import { foldText } from '../names/fold-text.ts'
import { EASTERN } from './eastern.ts'
import { ENGLISH_SPEAKING } from './english-speaking.ts'
import type { FormKind, FormSpelling } from './form-spelling.ts'
import { FRENCH_SPEAKING } from './french-speaking.ts'
import { GERMAN_SPEAKING } from './german-speaking.ts'
import { MORE_JURISDICTIONS } from './more-jurisdictions.ts'
import { NORTHERN } from './northern.ts'
import { ROMANCE_SPEAKING } from './romance-speaking.ts'

/** A form that a spelling can mean, with its ISO 20275 code where the table has one. */
export type MeantForm = { readonly jurisdiction: string; readonly kind: FormKind; readonly elf?: string }

export type Place = 'anywhere' | 'atEnd' | 'atStart'

export type SpellingNode = {
  readonly next: Map<string, SpellingNode>
  readonly forms: Record<Place, MeantForm[]>
}

/** Every spelling of the table. */
export const FORM_SPELLINGS: readonly FormSpelling[] = [
  ...ENGLISH_SPEAKING,
  ...GERMAN_SPEAKING,
  ...FRENCH_SPEAKING,
  ...ROMANCE_SPEAKING,
  ...NORTHERN,
  ...EASTERN,
  ...MORE_JURISDICTIONS,
]

const PLACES: readonly Place[] = ['anywhere', 'atEnd', 'atStart']

/** The folded words of all spellings, as a tree. */
export const SPELLING_TREE: SpellingNode = grow()

/** The most words that one spelling has. */
export const SPELLING_WORDS_MAX = depth(SPELLING_TREE)

function grow(): SpellingNode {
  const root = emptyNode()
  for (const form of FORM_SPELLINGS) {
    for (const place of PLACES) for (const spelling of form[place] ?? []) plant(root, form, place, spelling)
  }
  return root
}

function plant(root: SpellingNode, form: FormSpelling, place: Place, spelling: string): void {
  let node = root
  for (const word of foldText(spelling)) {
    const following = node.next.get(word) ?? emptyNode()
    node.next.set(word, following)
    node = following
  }
  const { jurisdiction, kind, elf } = form
  const known = node.forms[place].some((other) => other.jurisdiction === jurisdiction && other.kind === kind)
  if (!known) node.forms[place].push(elf === undefined ? { jurisdiction, kind } : { jurisdiction, kind, elf })
}

function emptyNode(): SpellingNode {
  return { next: new Map(), forms: { anywhere: [], atEnd: [], atStart: [] } }
}

function depth(node: SpellingNode): number {
  return Math.max(0, ...[...node.next.values()].map((following) => 1 + depth(following)))
}
