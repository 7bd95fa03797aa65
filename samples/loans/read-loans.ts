import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import type { Loan } from './loan.ts'
import { parseLoan, type RawLoan } from './parse-loan.ts'

/** Streams the loans of a `loans.csv` or `loans.csv.gz`, in the file's order. */
async function* readLoans(path: string): AsyncGenerator<Loan> {
  for await (const row of readRawLoans(path)) yield parseLoan(row)
}

/** All loans of a file. */
export async function allLoans(path: string): Promise<readonly Loan[]> {
  const loans: Loan[] = []
  for await (const loan of readLoans(path)) loans.push(loan)
  return loans
}

/** The same as it lies: each row's texts by column. */
async function* readRawLoans(path: string): AsyncGenerator<RawLoan> {
  const parser = parse({ columns: true, bom: true })
  const onEnd = (error: Error | null | undefined): void => {
    if (error) parser.destroy(error)
  }
  if (path.endsWith('.gz')) pipeline(createReadStream(path), createGunzip(), parser, onEnd)
  else pipeline(createReadStream(path), parser, onEnd)
  for await (const row of parser as AsyncIterable<RawLoan>) yield row
}
