/**
 * Splits loans into what the members of a demo network export:
 * `node samples/loans/split-loans.ts --out DIR [--loans FILE] [--day 2007-06-30] [--seed TEXT] [--rows NUMBER]`.
 * Without `--loans` it takes generated ones. The same input, day and seed give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { type CalendarDate, isPastRetention, parseDate, retainedUntil } from '@goodstanding/core'
import { generateLoans, ROWS_DEFAULT, SEED_DEFAULT } from '../generator/generate-loans.ts'
import { readMapping } from '../mappings/read-mapping.ts'
import { BANKS } from './banks/all-banks.ts'
import { findCandidates, type Move, moveOf } from './candidates.ts'
import { groupEnterprises } from './enterprises.ts'
import { FileSet } from './file-set.ts'
import type { Loan } from './loan.ts'
import { type EnterprisesFile, type Manifest, noticeOf, type Origin } from './manifest.ts'
import { membersOf } from './members.ts'
import { type HeldAccount, openAccounts } from './open-accounts.ts'
import { parseLoan } from './parse-loan.ts'
import { type PublicOffices, publicOffices } from './public-offices.ts'
import { allLoans } from './read-loans.ts'

export const DAY_DEFAULT = '2007-06-30'

export type SplitOptions = { readonly day: CalendarDate; readonly seed: string; readonly origin: Origin }

/** All that the splitter writes: bytes by path, and what the two JSON files say. */
export type Split = {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly manifest: Manifest
  readonly enterprises: EnterprisesFile
}

/** Splits the loans. Nothing is read or written: the same loans and options give the same bytes. */
export function splitLoans(loans: readonly Loan[], { day, seed, origin }: SplitOptions): Split {
  const enterprises = groupEnterprises(loans, seed)
  const accounts = openAccounts(loans, enterprises, { banks: BANKS, day, seed })
  const offices = publicOffices(enterprises, accounts, { day, seed })
  const files = new FileSet(origin, readMapping)
  for (const bank of BANKS) {
    const held = accounts.byMember.get(bank.member) ?? []
    const path = `${bank.member}/${bank.file}`
    files.add({ member: bank.member, path, mapping: bank.member, rows: held.length }, bank.write(held, day))
  }
  for (const office of offices) addOffices(files, office, day)
  const [home, away] = offices
  if (home === undefined || away === undefined) throw new Error('two states are needed')
  const candidates = findCandidates(home, accounts)
  const [main = null] = candidates
  const move = main === null ? null : moveOf(main, home, away, { day, seed })
  if (move !== null) addMove(files, move, home, away)

  const held = [...accounts.byEnterprise.values()].flat()
  const written = held.length
  const pastRetention = held.filter((account) => isPast(account, day)).length
  const manifest: Manifest = {
    ...{ version: 1, day, seed, origin, notice: noticeOf(origin) },
    loans: { read: loans.length, written, leftOut: accounts.leftOut, pastRetention },
    members: membersOf(BANKS, offices),
    files: files.listed,
  }
  const moved = move === null ? null : { on: move.on, from: move.from, to: move.to }
  const about: EnterprisesFile = { version: 1, day, origin, main, candidates, move: moved }
  return {
    files: files.withJson({ 'manifest.json': manifest, 'enterprises.json': about }),
    manifest,
    enterprises: about,
  }
}

function addOffices(files: FileSet, offices: PublicOffices, day: CalendarDate): void {
  const { registry, taxOffice, entries, liens, insolvencies, taxYears } = offices
  const { member, ending } = registry
  const table = (name: string, rows: readonly unknown[]) => ({
    member,
    path: `${member}/${name}.${ending}`,
    mapping: `${member}-${name}`,
    rows: rows.length,
  })
  files.add(table('entities', entries), registry.writeEntries(entries, day))
  files.add(table('liens', liens), registry.writeLiens(liens, day))
  files.add(table('insolvencies', insolvencies), registry.writeInsolvencies(insolvencies, day))
  const path = `${taxOffice.member}/${taxOffice.file}`
  files.add(
    { member: taxOffice.member, path, mapping: taxOffice.member, rows: taxYears.length },
    taxOffice.write(taxYears),
  )
}

function addMove(files: FileSet, { on, oldEntry, newEntry }: Move, home: PublicOffices, away: PublicOffices): void {
  for (const [{ registry }, entry] of [
    [home, oldEntry],
    [away, newEntry],
  ] as const) {
    const { member, ending } = registry
    const file = { member, path: `${member}/entities-moved.${ending}`, mapping: `${member}-entities`, rows: 1 }
    files.add({ ...file, step: 'move' }, registry.writeEntries([entry], on))
  }
}

/** Whether a node refuses the account's record on the day as past its retention. */
function isPast({ known: { loan, openedOn, state } }: HeldAccount, day: CalendarDate): boolean {
  if (state !== 'charged_off' || loan.chargedOffOn === null) return false
  const days = { openedOn, closedOn: loan.chargedOffOn, defaultedOn: loan.chargedOffOn }
  return isPastRetention(retainedUntil('tradeline', day, { kind: 'term_loan', absent: {}, ...days }), day)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      loans: { type: 'string' },
      out: { type: 'string' },
      day: { type: 'string', default: DAY_DEFAULT },
      seed: { type: 'string', default: SEED_DEFAULT },
      rows: { type: 'string', default: String(ROWS_DEFAULT) },
    },
  })
  const day = parseDate(values.day)
  if (values.out === undefined || !day.ok) {
    throw new Error(
      'usage: node samples/loans/split-loans.ts --out DIR [--loans FILE] [--day YYYY-MM-DD] [--seed TEXT]',
    )
  }
  const { seed } = values
  const loans =
    values.loans === undefined
      ? generateLoans({ seed, rows: Number(values.rows) }).map(parseLoan)
      : await allLoans(values.loans)
  const origin = values.loans === undefined ? 'generated' : 'real_with_generated_fields'
  const { files, manifest, enterprises } = splitLoans(loans, { day: day.value, seed, origin })
  writeFiles(values.out, files)
  process.stdout.write(`${summary(manifest, enterprises)}\n`)
}

/** Writes each file below the folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}

function summary({ loans, files, notice }: Manifest, { main, candidates }: EnterprisesFile): string {
  const leftOut = Object.entries(loans.leftOut).map(([why, count]) => `  left out, ${why}: ${count}`)
  return [
    `${loans.written} of ${loans.read} loans in ${files.length} files; ${loans.pastRetention} are past retention`,
    ...leftOut,
    ...files.map(({ path, rows }) => `  ${path}: ${rows} rows`),
    `main enterprise: ${main?.name ?? 'none'}, of ${candidates.length} candidates`,
    notice,
  ].join('\n')
}

if (import.meta.main) await main()
