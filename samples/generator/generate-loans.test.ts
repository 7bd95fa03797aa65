import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Loan } from '../loans/loan.ts'
import { parseLoan } from '../loans/parse-loan.ts'
import { allLoans } from '../loans/read-loans.ts'
import { calibrate } from './calibrate.ts'
import { type Figures, readFigures, type Share } from './figures.ts'
import { formatLoans, generateLoans, LOAN_COLUMNS } from './generate-loans.ts'

const REAL_LOANS = fileURLToPath(new URL('../../../shared/data/sba-loans/loans.csv.gz', import.meta.url))

/** Without the rows of the borrowers of several banks, which follow no figures. */
function generated(rows: number): readonly Loan[] {
  return generateLoans({ seed: 'figures', rows })
    .slice(0, rows - 42)
    .map(parseLoan)
}

function shareIn(shares: readonly Share[], value: string): number {
  return shares.find(([found]) => found === value)?.[1] ?? 0
}

function rateOf({ years }: Figures): number {
  return years.reduce((sum, { share, chargeOffRate }) => sum + share * chargeOffRate, 0)
}

describe('The generator', () => {
  const wanted = readFigures()
  const loans = generated(6_000)
  const got = calibrate(loans)

  it('gives the same rows for the same seed', () => {
    const text = formatLoans(generateLoans({ seed: 'a', rows: 300 }))
    expect(formatLoans(generateLoans({ seed: 'a', rows: 300 }))).toBe(text)
    expect(formatLoans(generateLoans({ seed: 'b', rows: 300 }))).not.toBe(text)
    expect(text.split('\n')[0]).toBe(LOAN_COLUMNS.join(','))
    expect(text.split('\n')).toHaveLength(302)
  })

  it('gives as many rows as it was asked for, each of them readable', () => {
    for (const rows of [1, 199, 200, 1_000])
      expect(generateLoans({ seed: 'n', rows }).map(parseLoan)).toHaveLength(rows)
  })

  it('has the states, industries and years of the real loans, within two hundredths', () => {
    for (const [state, share] of wanted.states) {
      expect(Math.abs(shareIn(got.states, state) - share), state).toBeLessThan(0.02)
    }
    for (const [code, share] of wanted.industries.slice(0, 20)) {
      const found = loans.filter(({ naics }) => naics === code).length / loans.length
      expect(Math.abs(found - share), code).toBeLessThan(0.02)
    }
    for (const { year, share } of wanted.years) {
      const found = got.years.find((other) => other.year === year)?.share ?? 0
      expect(Math.abs(found - share), String(year)).toBeLessThan(0.02)
    }
  })

  it('has their charge-off rates: overall within two hundredths, by large year within four', () => {
    expect(Math.abs(rateOf(got) - rateOf(wanted))).toBeLessThan(0.02)
    for (const { year, share, chargeOffRate } of wanted.years.filter((of) => of.share > 0.05)) {
      const found = got.years.find((other) => other.year === year)
      expect(Math.abs((found?.chargeOffRate ?? 0) - chargeOffRate), `${year} ${share}`).toBeLessThan(0.04)
    }
  })

  it('has their amounts and terms, by era', () => {
    for (const [at, era] of wanted.eras.entries()) {
      if (era.paidTerms.length === 0) continue
      const found = got.eras[at]
      for (const [value, share] of era.approvedValues.slice(0, 8)) {
        expect(Math.abs(shareIn(found?.approvedValues ?? [], value) - share), value).toBeLessThan(0.03)
      }
      for (const [value, share] of era.paidTerms.slice(0, 5)) {
        expect(Math.abs(shareIn(found?.paidTerms ?? [], value) - share), value).toBeLessThan(0.05)
      }
    }
  })

  it('has banks of the sizes of the real ones, none of them by name', () => {
    expect(Math.abs((got.banks.largest[0] ?? 0) - (wanted.banks.largest[0] ?? 0))).toBeLessThan(0.03)
    expect(JSON.stringify(wanted)).not.toMatch(/bank of|inc\b.*inc\b/i)
  })

  it.skipIf(!existsSync(REAL_LOANS))('follows figures that are those of the real loans', async () => {
    expect(calibrate(await allLoans(REAL_LOANS))).toEqual(wanted)
  })
})
