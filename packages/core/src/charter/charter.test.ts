import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PURPOSE_LIMITS, PURPOSES } from '../consent/purposes.ts'
import { RECORD_RULES, RECORD_SCHEMAS, RECORD_TYPES } from '../records/record-types.ts'
import { RETENTION } from '../records/retention.ts'
import { CHARTER } from './charter.ts'

const ANOTHER_NETWORK =
  'the charter has changed: its hash stands in the genesis of every network, so that this program founds other networks and reads none that exist'

const vector: { readonly hash: string; readonly charter: unknown } = JSON.parse(
  readFileSync(new URL('../../../../vectors/charter/charter.json', import.meta.url), 'utf8'),
)
const page = readFileSync(new URL('../../../../docs/protocol/charter.md', import.meta.url), 'utf8')

describe('The charter', () => {
  it('is the one that every network is founded on', () => {
    expect(JSON.parse(JSON.stringify(CHARTER)), ANOTHER_NETWORK).toEqual(vector.charter)
  })

  it('has its hash in the vector and on its page', () => {
    const tag = Buffer.concat([Buffer.from('goodstanding/charter/v1\0'), Buffer.alloc(32)])
    const hash = createHash('sha256').update(tag).update(canonical(CHARTER)).digest('hex')
    expect(hash, ANOTHER_NETWORK).toBe(vector.hash)
    expect(page).toContain(hash)
  })

  it('holds every type with its fields, rules and retention, and every purpose with its maxima', () => {
    const { schemas, rules, retention, purposes } = CHARTER
    expect([schemas, retention, purposes]).toEqual([RECORD_SCHEMAS, RETENTION, PURPOSE_LIMITS])
    for (const type of RECORD_TYPES) expect(rules[type]).toEqual(RECORD_RULES[type].map(({ says }) => says))
    expect(Object.keys(purposes)).toEqual([...PURPOSES])
  })

  it('is plain JSON: no number that is not whole, nothing undefined, no code', () => {
    const wholeJson = (_: string, value: unknown): unknown => {
      expect(['string', 'boolean', 'object', 'number']).toContain(typeof value)
      if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true)
      return value
    }
    expect(JSON.parse(JSON.stringify(CHARTER, wholeJson))).toEqual(CHARTER)
  })

  it.each(Object.entries(CHARTER.refusals))('says on its page what it refuses: %s', (name, sentence) => {
    expect(page).toContain(`| \`${name}\` | ${sentence} |`)
  })

  it.each(Object.entries(CHARTER.codeLists))('names on its page the list and version of %s', (name, version) => {
    expect(page).toContain(
      `| \`${name}\` | ${[version]
        .flat()
        .map((one) => `\`${one}\``)
        .join(', ')} |`,
    )
  })

  it.each(PURPOSES)('says on its page what %s allows', (purpose) => {
    const { term, reads, daysBetweenReads, keepMonths, types, always } = PURPOSE_LIMITS[purpose]
    const cells = [
      `\`${purpose}\``,
      'days' in term ? `${term.days} days` : `${term.months} months`,
      `${reads}`,
      daysBetweenReads === 0 ? '–' : `${daysBetweenReads} days`,
      keepMonths === null ? '–' : `${keepMonths} months`,
      types.length === RECORD_TYPES.length ? 'all' : types.map((type) => `\`${type}\``).join(', '),
      always.length === 0 ? '–' : 'the core set',
    ]
    expect(page).toContain(`| ${cells.join(' | ')} |`)
  })
})

/** RFC 8785 for a value of plain ASCII keys, texts without escapes, and whole numbers. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`
}
