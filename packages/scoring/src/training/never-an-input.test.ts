import { describe, expect, it } from 'vitest'
import { isNeverAnInput, NEVER_AN_INPUT } from './never-an-input.ts'

describe('What may never be an input of a score', () => {
  it.each([
    ['place', ['State', 'City', 'Zip', 'zip_code', 'UrbanRural', 'URBANRURAL', 'postCode', 'regions', 'Counties']],
    ['place', ['country', 'head_office_province', 'geo2', 'Latitude', 'postal-code']],
    ['name', ['Name', 'Bank', 'BankState', 'bank_name', 'borrowerName', 'company names', 'LenderID']],
    ['person', ['owner', 'ownersAge', 'directors', 'gender', 'FemaleOwned', 'date_of_birth', 'race', 'Veteran']],
  ] as const)('is a %s: %s', (reason, names) => {
    for (const name of names) expect(`${name}: ${isNeverAnInput(name)}`).toBe(`${name}: ${reason}`)
  })

  it('holds every word of its list, also within a longer name', () => {
    for (const [reason, words] of Object.entries(NEVER_AN_INPUT)) {
      for (const word of words) {
        expect([isNeverAnInput(word), isNeverAnInput(`last_${word}_2024`)]).toEqual([reason, reason])
      }
    }
  })

  it('is nothing of what a file tells about debts, filings and standing', () => {
    const inputs = ['GrAppv', 'NoEmp', 'NewExist', 'RevLineCr', 'FranchiseCode', 'RealEstate', 'Portion', 'Recession']
    const others = ['age_months', 'utility_on_time_12m', 'tax_status', 'employees', 'statement_days', 'Attr64']
    for (const name of [...inputs, ...others]) expect(`${name}: ${isNeverAnInput(name)}`).toBe(`${name}: null`)
  })
})
