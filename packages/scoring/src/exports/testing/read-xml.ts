/** An element as an XML reader sees it. */
export type ReadElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly ReadElement[]
  readonly text: string
}

type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string }

/** Reads the XML that needs neither comments nor a document type; what is not well-formed throws. */
export function readXml(xml: string): ReadElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [root]
  const body = xml.replace(/^<\?xml[^?]*\?>/, '')
  for (const [token] of body.matchAll(/<[^<>]*>|[^<>]+|./gs)) {
    const parent = open.at(-1)
    if (parent === undefined) throw new Error(`more is closed than was opened: ${token}`)
    if (!token.startsWith('<')) parent.text += decoded(token)
    else if (token.startsWith('</')) close(open, token)
    else start(open, parent, token)
  }
  const [only] = root.children
  if (open.length !== 1 || only === undefined || root.children.length !== 1) throw new Error('not one whole element')
  return only
}

function start(open: Open[], parent: Open, token: string): void {
  const form = /^<([A-Za-z]+)((?:\s+[A-Za-z]+="[^"<]*")*)\s*(\/?)>$/.exec(token)
  if (form === null) throw new Error(`no tag: ${token}`)
  const [, name = '', attributes = '', isEmpty] = form
  const element: Open = { name, attributes: {}, children: [], text: '' }
  for (const [, key = '', value = ''] of attributes.matchAll(/([A-Za-z]+)="([^"]*)"/g)) {
    if (Object.hasOwn(element.attributes, key)) throw new Error(`twice: ${key}`)
    // A reader makes spaces of white space that is written as such (XML 1.0, 3.3.3).
    element.attributes[key] = decoded(value.replace(/[\t\n\r]/g, ' '))
  }
  parent.children.push(element)
  if (isEmpty === '') open.push(element)
}

function close(open: Open[], token: string): void {
  const element = open.pop()
  if (token !== `</${element?.name}>`) throw new Error(`${token} does not close ${element?.name}`)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&([^;]*);|&/g, (whole, name: string | undefined) => {
    const letter = name?.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : ENTITIES[name ?? '']
    if (letter === undefined) throw new Error(`no entity: ${whole}`)
    return letter
  })
}
