import { isNode, lineAt, type Node, type Source, walk } from './source.ts'

/** Words for natural persons and their data. None may stand in the name of a record's field: line 1 of the charter. */
const PERSONAL = [
  ['person', 'people', 'individual', 'human', 'citizen', 'resident', 'proprietor', 'trader', 'household', 'family'],
  ['director', 'officer', 'owner', 'shareholder', 'guarantor', 'signatory', 'representative', 'employee', 'manager'],
  ['ssn', 'itin', 'nino', 'passport', 'licence', 'license', 'biometric', 'fingerprint', 'face', 'photo', 'iris', 'dna'],
  ['birth', 'born', 'birthday', 'age', 'gender', 'sex', 'race', 'ethnicity', 'nationality', 'religion', 'marital'],
  ['firstname', 'lastname', 'surname', 'forename', 'givenname', 'familyname', 'maiden', 'nickname', 'title'],
  ['email', 'phone', 'telephone', 'mobile', 'fax', 'username', 'login', 'ip', 'device', 'cookie', 'location', 'geo'],
  ['opinion', 'political', 'politics', 'party', 'union', 'health', 'criminal', 'conviction', 'social', 'behaviour'],
  ['note', 'notes', 'remark', 'remarks', 'comment', 'comments', 'description', 'text', 'free', 'score', 'rating'],
].flat()

/** `employees` is a count in annual accounts; a number of people names nobody. */
const COUNTS = new Set(['employees'])

/** No field of a record type names a natural person or an opinion, and none is free text. */
export function noPersons(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path, isTest }) => path.startsWith('packages/core/src/records/') && !isTest)
    .flatMap((source) => {
      const faults: string[] = []
      walk(source.program, (node) => {
        const name = fieldName(node)
        const word = name === undefined ? undefined : personalWord(name)
        if (word === undefined) return
        const place = `${source.path}:${lineAt(source.text, node.start)}`
        faults.push(`${place}: the field "${name}" speaks of a ${word}: the charter leaves such fields out.`)
      })
      return faults
    })
}

function fieldName(node: Node): string | undefined {
  if (node.type !== 'Property' && node.type !== 'TSPropertySignature') return undefined
  if (!isNode(node.key)) return undefined
  const name = node.key.type === 'Identifier' ? node.key.name : node.key.value
  return typeof name === 'string' && node.computed !== true ? name : undefined
}

function personalWord(name: string): string | undefined {
  if (COUNTS.has(name)) return undefined
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`)
  return [...words, ...pairs].find((word) => PERSONAL.includes(word) || PERSONAL.includes(word.replace(/s$/, '')))
}
