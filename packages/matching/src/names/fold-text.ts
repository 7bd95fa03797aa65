import anyAscii from 'any-ascii'
import { oneForm } from './abbreviations.ts'
import { spellOutForms } from './spell-out.ts'

/** The most characters of a name that are read; the longest names of registers have some hundreds. */
export const NAME_LENGTH_MAX = 10_000

/** Forms whose letters are told apart from the initials before them, as in "J B L L C". */
const INITIALS_THEN_FORM = /^(.+?)(pllc|lllp|gmbh|sarl|llc|llp|plc)$/

/** The words of any text in lower-case Latin letters and digits, each in its one form. */
export function foldText(text: string): readonly string[] {
  const compatible = text.slice(0, NAME_LENGTH_MAX).toWellFormed().normalize('NFKC').replace(/\s+/gu, ' ')
  const latin = anyAscii(spellOutForms(compatible)).toLowerCase()
  const words = latin
    .replace(/['`]/g, '')
    .replaceAll('&', ' and ')
    .replace(/(?<![a-z0-9])(?:d ?\/ ?b ?\/ ?a|d\. ?b\. ?a|d b a)(?![a-z0-9])/g, ' dba ')
    .replace(/(?<![a-z0-9])t ?\/ ?a(?![a-z0-9])/g, ' trading as ')
    .replace(/(?<![a-z0-9])([a-z])\.(?=[a-z](?![a-z0-9]))/g, '$1')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  return withinLength(joinInitials(words).map(oneForm))
}

/** Joins letters that stand alone into one word, in its one form: "A B C" is "ABC". */
export function joinInitials(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  let initials = ''
  const close = (): void => {
    const [, before, form] = INITIALS_THEN_FORM.exec(initials) ?? []
    if (before !== undefined && form !== undefined) joined.push(oneForm(before), form)
    else if (initials !== '') joined.push(oneForm(initials))
    initials = ''
  }
  for (const word of words) {
    if (/^[a-z]$/.test(word)) {
      initials += word
    } else {
      close()
      joined.push(word)
    }
  }
  close()
  return joined
}

/** Transliteration can lengthen a text: what is over would be cut when the result is read again. */
function withinLength(words: readonly string[]): readonly string[] {
  let length = -1
  const end = words.findIndex((word) => {
    length += word.length + 1
    return length > NAME_LENGTH_MAX
  })
  return end === -1 ? words : words.slice(0, end)
}
