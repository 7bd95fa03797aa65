/**
 * Generates loans of the form and with the figures of the real ones: `node samples/generator/generate-loans.ts --out FILE
 * [--seed TEXT] [--rows NUMBER]` writes a CSV file with the columns of the public data. No name in it is a real one.
 */
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { RawLoan } from '../loans/parse-loan.ts'
import { formatCsv } from '../loans/write-csv.ts'
import { readFigures } from './figures.ts'
import { generateRow, type RowPlan } from './generate-row.ts'

export const SEED_DEFAULT = 'granite'
export const ROWS_DEFAULT = 2_000

/** Columns of the public data, in their order. */
export const LOAN_COLUMNS = [
  ...['LoanNr_ChkDgt', 'Name', 'City', 'State', 'Zip', 'Bank', 'BankState', 'NAICS', 'ApprovalDate', 'ApprovalFY'],
  ...['Term', 'NoEmp', 'NewExist', 'CreateJob', 'RetainedJob', 'FranchiseCode', 'UrbanRural', 'RevLineCr', 'LowDoc'],
  ...['ChgOffDate', 'DisbursementDate', 'DisbursementGross', 'MIS_Status', 'ChgOffPrinGr', 'GrAppv', 'SBA_Appv'],
] as const

/**
 * Californian borrowers with loans at three or four banks. In the real slice none has more than two: these are here so
 * that there is something to join, and are no part of what the figures are compared with.
 */
const SEVERAL_BANKS = 12

/** So many rows of loans; the same seed gives the same rows. */
export function generateLoans({ seed, rows }: { readonly seed: string; readonly rows: number }): readonly RawLoan[] {
  const figures = readFigures()
  return plans(rows, seed).map((plan) => generateRow(plan, figures))
}

/** The last rows are those of the borrowers of several banks, where there are rows enough. */
function plans(rows: number, seed: string): RowPlan[] {
  const several = rows < 200 ? [] : Array.from({ length: SEVERAL_BANKS }, (_, at) => severalLoans(at, seed)).flat()
  const single = Array.from({ length: rows - several.length }, (_, at) => ({ seed, id: String(at), several: null }))
  return [...single, ...several]
}

function severalLoans(borrower: number, seed: string): RowPlan[] {
  return Array.from({ length: 3 + (borrower % 2) }, (_, loan) => ({
    seed,
    id: `several ${borrower} ${loan}`,
    several: { borrower: `several ${borrower}`, loan },
  }))
}

/** The rows as CSV text. */
export function formatLoans(rows: readonly RawLoan[]): string {
  return formatCsv(
    LOAN_COLUMNS,
    rows.map((row) => LOAN_COLUMNS.map((column) => row[column] ?? '')),
  )
}

function main(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      seed: { type: 'string', default: SEED_DEFAULT },
      rows: { type: 'string', default: String(ROWS_DEFAULT) },
    },
  })
  const rows = Number(values.rows)
  if (values.out === undefined || !Number.isInteger(rows) || rows < 1) {
    throw new Error('usage: node samples/generator/generate-loans.ts --out FILE [--seed TEXT] [--rows NUMBER]')
  }
  const text = formatLoans(generateLoans({ seed: values.seed, rows }))
  writeFileSync(values.out, values.out.endsWith('.gz') ? gzipSync(text) : text)
  process.stdout.write(`${rows} generated loans in ${values.out}\n`)
}

if (import.meta.main) main()
