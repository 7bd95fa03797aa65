import { describe, expect, it } from 'vitest'
import { parseLoan, type RawLoan } from './parse-loan.ts'

const ROW: RawLoan = {
  ...{ LoanNr_ChkDgt: '1', Name: 'VELARQUIN MILLS INC', City: 'ALDER POINT', State: 'CA', Bank: 'A BANK', NAICS: '0' },
  ...{ ApprovalDate: '6/2/1980', Term: '45', NewExist: '2', RevLineCr: 'N', ChgOffDate: '24-Jun-91' },
  ...{ DisbursementDate: '7/22/1980', MIS_Status: 'CHGOFF', ChgOffPrinGr: '208959', GrAppv: '600000' },
}

describe('parseLoan', () => {
  it('reads a row as the public data write it', () => {
    expect(parseLoan(ROW)).toMatchObject({
      naics: '',
      approvedOn: '1980-06-02',
      disbursedOn: '1980-07-22',
      chargedOffOn: '1991-06-24',
      finalStatus: 'charged_off',
      approved: 600_000,
    })
  })

  it.each([
    ['4-Jun-10', '2010-06-04'],
    ['28-Feb-00', '2000-02-28'],
    ['1-Jan-88', '1988-01-01'],
    ['1-Jan-29', '2029-01-01'],
  ])('takes the two digits of the year in %s as %s', (text, chargedOffOn) => {
    expect(parseLoan({ ...ROW, ChgOffDate: text })).toMatchObject({ chargedOffOn })
  })

  it.each([
    ['a charge-off before the approval', { ChgOffDate: '1-Jan-79' }],
    ['a day that is not in the calendar', { ApprovalDate: '2/30/1997' }],
    ['an amount with a comma', { GrAppv: '600,000' }],
    ['no day of approval', { ApprovalDate: '' }],
    ['a missing column', { State: undefined }],
  ])('refuses %s', (_, changed) => {
    expect(() => parseLoan({ ...ROW, ...changed })).toThrow()
  })
})
