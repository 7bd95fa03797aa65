import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import {
  type AnyBody,
  isPastRetention,
  type Money,
  parseDate,
  type RecordType,
  retainedUntil,
} from '@goodstanding/core'
import { type Candidate, parseMapping } from '@goodstanding/mapping'
import { afterAll, describe, expect, it } from 'vitest'
import { generateLoans } from '../generator/generate-loans.ts'
import { mapWhole } from '../mapped-file.ts'
import { borrowerKey } from './enterprises.ts'
import { knownOn } from './known-on.ts'
import type { Loan } from './loan.ts'
import type { Origin } from './manifest.ts'
import { normalName } from './normal-name.ts'
import { parseLoan } from './parse-loan.ts'
import { allLoans } from './read-loans.ts'
import { DAY_DEFAULT, type Split, splitLoans, writeFiles } from './split-loans.ts'

const REAL_LOANS = fileURLToPath(new URL('../../../shared/data/sba-loans/loans.csv.gz', import.meta.url))
const hasRealLoans = existsSync(REAL_LOANS)
if (!hasRealLoans) console.warn('the real loans are not there: samples are tested with generated ones only')

const parsedDay = parseDate(DAY_DEFAULT)
if (!parsedDay.ok) throw new Error('the default day is no day')
const day = parsedDay.value
const seed = 'tests'

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-samples-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SOURCES: { readonly [O in Origin]: () => Promise<readonly Loan[]> } = {
  generated: async () => generateLoans({ seed, rows: 2_000 }).map(parseLoan),
  real_with_generated_fields: () => allLoans(REAL_LOANS),
}
const origins: readonly Origin[] = hasRealLoans ? ['generated', 'real_with_generated_fields'] : ['generated']

describe.each(origins)('Split loans, %s', async (origin) => {
  const loans = await SOURCES[origin]()
  const split = splitLoans(loans, { day, seed, origin })
  writeFiles(join(folder, origin), split.files)
  const mapped = await mapAll(join(folder, origin), split)

  it('map without a reject, every row to a record', () => {
    for (const { file, candidates, rejects } of mapped) {
      expect(rejects, file.path).toEqual([])
      expect(candidates.length, file.path).toBe(file.rows)
    }
  })

  it('give each loan that was known on the day to one bank, and count why the others are left out', () => {
    const known = loans.filter((loan) => typeof knownOn(day, loan) !== 'string')
    expect(tradelines(mapped)).toHaveLength(known.length)
    expect(split.manifest.loans.written).toBe(known.length)
    const leftOut = Object.values(split.manifest.loans.leftOut).reduce((sum, count) => sum + count, 0)
    expect(leftOut + known.length).toBe(loans.length)
  })

  it('keep every amount: the sums of the records are those of the loans', () => {
    const known = loans.filter((loan) => typeof knownOn(day, loan) !== 'string')
    const lost = known.filter(
      ({ finalStatus, chargedOffOn }) => finalStatus === 'charged_off' && (chargedOffOn ?? '9') <= day,
    )
    expect(sumOf(mapped, 'originalAmount')).toBe(100 * sum(known.map(({ approved }) => approved)))
    expect(sumOf(mapped, 'chargedOffAmount')).toBe(100 * sum(lost.map(({ chargedOff }) => chargedOff)))
  })

  it('tell nothing that came after the day', () => {
    for (const { candidates } of mapped) {
      for (const { asOf, body } of candidates) {
        for (const text of [asOf, ...Object.values(body)]) {
          if (typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text)) expect(text <= day).toBe(true)
        }
      }
    }
  })

  it('leave the old charge-offs in the files, as many as the manifest says', () => {
    const past = tradelines(mapped).filter(({ type, asOf, body }) =>
      isPastRetention(retainedUntil(type, asOf, body), day),
    )
    expect(past).toHaveLength(split.manifest.loans.pastRetention)
    expect(past.length).toBeGreaterThan(0)
    const others = mapped.filter(({ file }) => file.type !== 'tradeline').flatMap(({ candidates }) => candidates)
    for (const { type, asOf, body } of others) expect(isPastRetention(retainedUntil(type, asOf, body), day)).toBe(false)
  })

  it('have histories that agree with the outcomes', () => {
    for (const { body } of tradelines(mapped)) {
      const { statusByMonth, closedHow, openedOn } = body as { [name: string]: unknown }
      if (!Array.isArray(statusByMonth)) continue
      expect(statusByMonth.length).toBeGreaterThan(0)
      expect(statusByMonth[0] === 'charged_off').toBe(closedHow === 'charged_off')
      const months = (2007 - Number(String(openedOn).slice(0, 4))) * 12 + 6 - Number(String(openedOn).slice(5, 7))
      expect(statusByMonth.length).toBe(Math.min(24, months + 1))
    }
  })

  it('make a borrower of several real banks a customer of as many of the six', () => {
    const banksOf = new Map<string, Set<string>>()
    for (const loan of loans)
      banksOf.set(borrowerKey(loan), (banksOf.get(borrowerKey(loan)) ?? new Set()).add(loan.bank))
    const several = [...banksOf.values()].filter((banks) => banks.size > 1)
    expect(several.length).toBeGreaterThan(9)
    for (const { banks } of split.enterprises.candidates) expect(banks.length).toBeGreaterThan(1)
    for (const { member, rows } of split.manifest.files.filter(({ type }) => type === 'tradeline')) {
      expect(rows / split.manifest.loans.written, member).toBeLessThan(0.4)
      expect(rows, member).toBeGreaterThan(20)
    }
  })

  it('name candidates by the customer numbers that stand in the files', () => {
    const customers = new Map(
      mapped.map(({ file, candidates }) => [file.path, new Set(candidates.map(({ customer }) => customer))]),
    )
    const has = (member: string, type: RecordType, customer: string): boolean =>
      split.manifest.files.some(
        (file) => file.member === member && file.type === type && customers.get(file.path)?.has(customer),
      )
    expect(split.enterprises.candidates.length).toBeGreaterThan(0)
    for (const { registry, taxOffice, banks } of split.enterprises.candidates) {
      expect(has(registry.member, 'registration', registry.customer)).toBe(true)
      expect(has(taxOffice.member, 'tax_standing', taxOffice.customer)).toBe(true)
      for (const { member, customer } of banks) expect(has(member, 'tradeline', customer)).toBe(true)
    }
  })

  it('let the main enterprise move: its old entry says so, its new one hands the old one on', () => {
    const { move, main } = split.enterprises
    const [old, fresh] = mapped.filter(({ file }) => file.step === 'move').map(({ candidates }) => candidates[0])
    expect(old).toMatchObject({ customer: move?.from.customer, body: { status: 'moved_away', endedOn: day } })
    const predecessors = [{ registry: main?.registry.authority, number: main?.registry.number, how: 'moved', on: day }]
    expect(fresh).toMatchObject({ customer: move?.to.customer, body: { status: 'registered', predecessors } })
  })

  it('hold no real name of a borrower or bank, and no number of a loan', () => {
    const real = new Set(loans.flatMap(({ name, bank }) => [normalName(name), normalName(bank)]))
    const texts = new Set(textsOf(split))
    for (const text of texts) {
      const name = normalName(text)
      if (name.length > 3 && /[A-Z]/.test(name)) expect(real.has(name), 'a real name in the output').toBe(false)
    }
    for (const { id } of loans) if (texts.has(id)) throw new Error('a loan number of the source in the output')
  })

  it('have no column about a natural person', () => {
    const personal =
      /birth|ssn|social|passport|owner|director|officer|agent|guarantor|e-?mail|phone|gender|first.?name/i
    for (const { path } of split.manifest.files) {
      const [head = ''] = textOf(split, path).split('\n', 1)
      expect(head, path).not.toMatch(personal)
    }
  })

  it('say in the manifest and in each mapping where the data come from', () => {
    for (const { mapping, type, origin: told } of split.manifest.files) {
      const expected = type === 'tradeline' ? origin : 'generated'
      expect(told).toBe(expected)
      expect(JSON.parse(textOf(split, mapping)).origin).toBe(expected)
    }
    expect(split.manifest.notice).toContain('generated')
  })

  it('are the same bytes for the same seed, and others for another', () => {
    expect(digest(splitLoans(loans, { day, seed, origin }))).toBe(digest(split))
    expect(digest(splitLoans(loans, { day, seed: 'another', origin }))).not.toBe(digest(split))
  })
})

type Mapped = {
  readonly file: Split['manifest']['files'][number]
  readonly candidates: readonly Candidate[]
  readonly rejects: readonly unknown[]
}

async function mapAll(root: string, { manifest }: Split): Promise<readonly Mapped[]> {
  const started = performance.now()
  const mapped: Mapped[] = []
  for (const file of manifest.files) {
    const mapping = parseMapping(JSON.parse(readFileSync(join(root, file.mapping), 'utf8')))
    if (!mapping.ok) throw new Error(`${file.mapping}: ${mapping.fault}`)
    mapped.push({ file, ...(await mapWhole(join(root, file.path), mapping.value)) })
  }
  const rows = sum(mapped.map(({ candidates }) => candidates.length))
  console.info(`${rows} rows mapped, ${Math.round(rows / ((performance.now() - started) / 1000))} a second`)
  return mapped
}

function tradelines(mapped: readonly Mapped[]): readonly Candidate[] {
  return mapped.filter(({ file }) => file.type === 'tradeline').flatMap(({ candidates }) => candidates)
}

function sumOf(mapped: readonly Mapped[], field: string): number {
  return sum(
    tradelines(mapped).map(({ body }) => (body as AnyBody & { [name: string]: Money | undefined })[field]?.minor ?? 0),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function textOf({ files }: Split, path: string): string {
  const bytes = files.get(path) ?? new Uint8Array()
  return Buffer.from(path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
}

function textsOf(split: Split): readonly string[] {
  return [...split.files.keys()].flatMap((path) => textOf(split, path).split(/["\n\r;|\t]|(?<=,)|,(?=[A-Z"])/))
}

function digest({ files }: Split): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of files) hash.update(path).update(bytes)
  return hash.digest('hex')
}
