import { readRows } from '@goodstanding/mapping'
import type { Loan } from './loan.ts'
import { parseLoan } from './parse-loan.ts'

/** Streams the loans of a `loans.csv` or `loans.csv.gz`, in the file's order. */
export async function* readLoans(path: string): AsyncGenerator<Loan> {
  for await (const row of readRows(path, { format: 'csv', delimiter: ',', encoding: 'utf-8' })) {
    if ('broken' in row) throw new Error(`line ${row.line} of the loans cannot be read: ${row.broken}`)
    yield parseLoan(row.cells)
  }
}

/** All loans of a file. */
export async function allLoans(path: string): Promise<readonly Loan[]> {
  const loans: Loan[] = []
  for await (const loan of readLoans(path)) loans.push(loan)
  return loans
}
