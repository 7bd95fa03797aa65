import { fail, ok, type Result } from '../result.ts'

declare const legalNameBrand: unique symbol
declare const addressLineBrand: unique symbol

/** The name of a legal entity as its register writes it: one line of bounded length, NFC. */
export type LegalName = string & { readonly [legalNameBrand]: true }

/** A line of a legal entity's registered address: never a person in whose care post is. */
export type AddressLine = string & { readonly [addressLineBrand]: true }

type TextFault =
  | 'text_length'
  | 'text_characters'
  | 'text_spaces'
  | 'text_blank'
  | 'text_contact'
  | 'text_personal_number'

export type LegalNameFault = TextFault

export type AddressLineFault = TextFault | 'text_care_of'

const LEGAL_NAME_LENGTH_MAX = 200
const ADDRESS_LINE_LENGTH_MAX = 120

/** Reads a legal name: one bounded line, letters of any script, no means of contact and no number of a person in it. */
export function parseLegalName(text: string): Result<LegalName, LegalNameFault> {
  const normal = text.normalize('NFC')
  const fault = textFault(normal, LEGAL_NAME_LENGTH_MAX)
  return fault === null ? ok(normal as LegalName) : fail(fault)
}

/** Reads a line of an address (street, town or postcode): as a legal name, and in nobody's care. */
export function parseAddressLine(text: string): Result<AddressLine, AddressLineFault> {
  const normal = text.normalize('NFC')
  if (CARE_OF.some((pattern) => pattern.test(normal))) return fail('text_care_of')
  const fault = textFault(normal, ADDRESS_LINE_LENGTH_MAX)
  return fault === null ? ok(normal as AddressLine) : fail(fault)
}

/** Letters, their marks and digits of any script, the space, and the punctuation that registers print. */
const CHARACTERS = /^[\p{L}\p{M}\p{Nd} .,'’‘"“”„«»&()（）[\]/+:;!?#%*@$€£°ªº№·・、，。《》「」\-–—]*$/u
const MARKS_IN_A_ROW = /\p{M}{5}/u

const CONTACT = [
  /\S@\S*\.\S/u,
  /@ ?[\p{L}\p{Nd}-]+\.\p{L}{2}/u,
  /:\/\//u,
  /(?<![\p{L}\p{Nd}])www\./iu,
  /\+\d[\d ()./-]{6,}\d/u,
  /(?<!\p{L})(tel|fax)[.:]? *[+(]?\d[\d ()/-]{5,}/iu,
]

/** As United States social security numbers and Chinese resident identity numbers are written. */
const PERSONAL_NUMBER = [/(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/u, /(?<!\d)\d{17}[\dXx](?!\d)/u]

/** Care-of in the languages of the listed jurisdictions and their neighbours, and forms of address of a person. */
const CARE_OF = [
  /(?<!\p{L})(c *\/ *o|a *\/ *c|p *\/ *a)(?!\p{L})|℅/iu,
  /(?<!\p{L})(care of|attn|attention|z\. ?h[dä]|zhd|zu h[aä]nden|per adresse|p\. ?adr)/iu,
  /(?<!\p{L})(chez|à l['’]attention|aux soins|presso|a la atención|t\.a\.v\.|ter attentie)(?!\p{L})/iu,
  /转交|轉交|代收|收转|气付|気付|様方/u,
  /^(mr|mrs|ms|miss|herrn?|frau|monsieur|madame|mme|mlle)\.? /iu,
]

function textFault(text: string, lengthMax: number): TextFault | null {
  const length = [...text].length
  if (length === 0 || length > lengthMax) return 'text_length'
  if (CONTACT.some((pattern) => pattern.test(text))) return 'text_contact'
  if (!CHARACTERS.test(text) || MARKS_IN_A_ROW.test(text)) return 'text_characters'
  if (text.startsWith(' ') || text.endsWith(' ') || text.includes('  ')) return 'text_spaces'
  if (PERSONAL_NUMBER.some((pattern) => pattern.test(text))) return 'text_personal_number'
  return /[\p{L}\p{Nd}]/u.test(text) ? null : 'text_blank'
}
