import { type MeantForm, type Place, SPELLING_TREE, SPELLING_WORDS_MAX, type SpellingNode } from './spelling-tree.ts'

/** A legal form found in a name: the words that spell it, and what they can mean in one jurisdiction or another. */
export type FoundForm = { readonly spelling: string; readonly forms: readonly MeantForm[] }

const WITHOUT_NAME = new Set(['the', 'and'])

/** Whether these words are no name: none at all, or what is left of "The Company". */
export function isWithoutName(words: readonly string[]): boolean {
  return words.every((word) => WITHOUT_NAME.has(word))
}

type WithoutForms = { readonly words: readonly string[]; readonly found: readonly FoundForm[] }

/**
 * Takes every legal form out of a name's words, longest spelling first, until none is left. A name that consists of
 * forms alone keeps its words. What stands before a taken form is read again with what follows it, at most one
 * spelling's length, so that time grows with the number of words.
 */
export function takeOutForms(words: readonly string[]): WithoutForms {
  const found: FoundForm[] = []
  const rest = takeFromStart(takeAnywhere(words, found), found)
  return isWithoutName(rest) ? { words, found: [] } : { words: rest, found }
}

function takeAnywhere(words: readonly string[], found: FoundForm[]): string[] {
  const kept: string[] = []
  const ahead = words.toReversed()
  while (ahead.length > 0) {
    const match = longestNext(ahead)
    if (match === undefined) {
      kept.push(ahead.pop() ?? '')
      continue
    }
    found.push(match.form)
    ahead.length -= match.length
    for (let back = 0; back < SPELLING_WORDS_MAX && kept.length > 0; back += 1) ahead.push(kept.pop() ?? '')
  }
  return kept
}

/** A spelling that is told at the end only counts where it reaches to the end. */
function longestNext(ahead: readonly string[]): Match | undefined {
  const toEnd = ahead.length <= SPELLING_WORDS_MAX ? longestAhead(ahead, 'atEnd') : undefined
  return toEnd?.length === ahead.length ? toEnd : longestAhead(ahead, 'anywhere')
}

function takeFromStart(words: readonly string[], found: FoundForm[]): readonly string[] {
  const ahead = words.toReversed()
  for (;;) {
    const match = longestAhead(ahead, 'atStart')
    if (match === undefined) return ahead.toReversed()
    found.push(match.form)
    ahead.length -= match.length
  }
}

type Match = { readonly length: number; readonly form: FoundForm }

/** The longest spelling that the last words of a reversed list begin. */
function longestAhead(reversed: readonly string[], place: Place): Match | undefined {
  let node: SpellingNode | undefined = SPELLING_TREE
  let match: { length: number; forms: readonly MeantForm[] } | undefined
  for (let length = 1; length <= reversed.length; length += 1) {
    node = node.next.get(reversed[reversed.length - length] ?? '')
    if (node === undefined) break
    const forms = place === 'atEnd' ? [...node.forms.anywhere, ...node.forms.atEnd] : node.forms[place]
    if (forms.length > 0) match = { length, forms }
  }
  if (match === undefined) return undefined
  const spelling = reversed.slice(-match.length).toReversed().join(' ')
  return { length: match.length, form: { spelling, forms: match.forms } }
}
