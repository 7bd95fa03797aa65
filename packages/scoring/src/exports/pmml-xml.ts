/** An XML element: its name, its attributes in order (null ones are left out), and its children or its text. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number | null>>
  readonly children: readonly XmlElement[]
  readonly text: string | null
}

/** An element from its parts. */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: readonly XmlElement[]
): XmlElement {
  return { name, attributes, children, text: null }
}

/** An element that holds a text. */
export function textElement(name: string, attributes: XmlElement['attributes'], text: string): XmlElement {
  return { name, attributes, children: [], text }
}

/** The element as text, one element a line, indented. */
export function xmlText({ name, attributes, children, text }: XmlElement, indent = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escaped(String(value), /[&<>"'\t\n\r]/g)}"`],
  )
  const open = `${indent}<${name}${written.join('')}`
  if (text !== null) return `${open}>${escaped(text, /[&<>\r]/g)}</${name}>`
  if (children.length === 0) return `${open}/>`
  return [`${open}>`, ...children.map((child) => xmlText(child, `${indent}  `)), `${indent}</${name}>`].join('\n')
}

/** White space is written by its number where a reader would make another kind of it (XML 1.0, 2.11 and 3.3.3). */
function escaped(value: string, letters: RegExp): string {
  return value.replace(letters, (letter) => ENTITIES[letter] ?? letter)
}

const ENTITIES: { readonly [letter: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
