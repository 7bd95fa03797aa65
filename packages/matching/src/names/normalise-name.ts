import { type FoundForm, isWithoutName, takeOutForms } from '../legal-forms/take-out-forms.ts'
import { foldText, joinInitials } from './fold-text.ts'

/** The words of one name without its legal forms; `compact` is the same without spaces. */
export type NameWords = {
  readonly tokens: readonly string[]
  readonly compact: string
  readonly forms: readonly FoundForm[]
}

/** An enterprise's name made comparable, with the names that it trades under. */
export type NormalName = NameWords & { readonly tradingNames: readonly NameWords[] }

const MARKERS: readonly (readonly string[])[] = [['dba'], ['trading', 'as'], ['doing', 'business', 'as']]

/**
 * Makes an enterprise's name comparable, in any script: what is read of its tokens again gives the same tokens. Reads
 * any text without a fault, at most its first 10,000 characters.
 */
export function normaliseName(text: string): NormalName {
  const forms: FoundForm[] = []
  const tradingNames: NameWords[] = []
  let words = foldText(text)
  for (;;) {
    const [first = words, ...others] = sections(words)
    const name = wordsOf(first)
    forms.push(...name.forms)
    tradingNames.unshift(...others.map(wordsOf))
    if (name.tokens.join(' ') === words.join(' ')) return { ...name, forms, tradingNames }
    words = name.tokens
  }
}

/** The stretches between markers, without those that name nothing: "The DBA Mailbox" has no other name. */
function sections(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  for (let at = 0; at < words.length; ) {
    const marker = MARKERS.find((marks) => marks.every((mark, offset) => words[at + offset] === mark))
    if (marker === undefined) parts.at(-1)?.push(words[at] ?? '')
    else parts.push([])
    at += marker?.length ?? 1
  }
  return parts.filter((part) => !isWithoutName(part))
}

function wordsOf(words: readonly string[]): NameWords {
  const { words: kept, found } = takeOutForms(words)
  const tokens = joinInitials(kept)
  return { tokens, compact: tokens.join(''), forms: found }
}
