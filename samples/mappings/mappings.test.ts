import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { mapWhole } from '../mapped-file.ts'
import { mappingNames, readMapping } from './read-mapping.ts'

const REAL_LOANS = fileURLToPath(new URL('../../../shared/data/sba-loans/loans.csv.gz', import.meta.url))

async function mapped(name: string, rows: readonly { readonly [column: string]: string }[]) {
  const folder = mkdtempSync(join(tmpdir(), 'goodstanding-mappings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',')
  const text = [line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n')
  writeFileSync(join(folder, 'file.csv'), text)
  return await mapWhole(join(folder, 'file.csv'), readMapping(name))
}

const COMPANY = {
  ...{
    CompanyName: 'VELARQUIN MILLS LIMITED',
    ' CompanyNumber': '01234567',
    CompanyCategory: 'Private Limited Company',
  },
  ...{ CompanyStatus: 'Active', DissolutionDate: '', IncorporationDate: '05/03/1998' },
  ...{ 'RegAddress.AddressLine1': '1 MILL ROAD', ' RegAddress.AddressLine2': '', 'RegAddress.PostTown': 'ALDER POINT' },
  ...{ 'RegAddress.PostCode': 'ZZ1 1ZZ', 'SICCode.SicText_1': '62012 - Business and domestic software development' },
}

const LOAN = {
  ...{ asofdate: '09/30/2025', borrname: 'VELARQUIN MILLS LLC', borrstreet: '1 MILL ROAD', borrcity: 'ALDER POINT' },
  ...{ borrstate: 'CA', bankname: 'BAYLINE BANK', approvaldate: '01/05/2021', firstdisbursementdate: '02/01/2021' },
  ...{
    businesstype: 'CORPORATION',
    loanstatus: 'CHGOFF',
    revolverstatus: '0',
    terminmonths: '120',
    grossapproval: '350000',
  },
  ...{ paidinfulldate: '', chargeoffdate: '03/15/2024', grosschargeoffamount: '120000', collateralind: 'Y' },
}

const LEI_RECORD = {
  ...{ LEI: '5493001KJTIIGC8Y1R12', 'Entity.LegalName': 'VELARQUIN MILLS LLC', 'Entity.EntityStatus': 'ACTIVE' },
  ...{ 'Entity.EntityCategory': 'GENERAL', 'Entity.LegalJurisdiction': 'US-DE' },
  ...{ 'Entity.LegalForm.EntityLegalFormCode': 'HZEH', 'Entity.EntityCreationDate': '2012-11-29T00:00:00.000Z' },
  'Entity.RegistrationAuthority.RegistrationAuthorityID': 'RA000602',
  'Entity.RegistrationAuthority.RegistrationAuthorityEntityID': '2155072',
  'Registration.LastUpdateDate': '2023-05-18T15:41:20.212Z',
  'Entity.LegalAddress.FirstAddressLine': '1 Mill Road',
  'Entity.LegalAddress.AdditionalAddressLine.1': '',
  'Entity.LegalAddress.City': 'Wilmington',
  'Entity.LegalAddress.Country': 'US',
  'Entity.LegalAddress.PostalCode': '19801',
}

const CORPORATION = {
  ...{ 'DOS ID': '4267566', 'Current Entity Name': 'VELARQUIN MILLS LLC', 'Initial DOS Filing Date': '07/06/2012' },
  ...{ 'Entity Type': 'DOMESTIC LIMITED LIABILITY COMPANY', 'CEO Name': 'JO DOE', 'DOS Process Name': 'JO DOE' },
}

describe('The mappings', () => {
  it.each(mappingNames())('%s fits its record type and names its source', (name) => {
    const { description, name: told } = readMapping(name)
    expect(told).toBe(name)
    expect(description.length).toBeGreaterThan(40)
  })

  it('of Companies House reads companies and passes over the other registers', async () => {
    const rows = [
      COMPANY,
      { ...COMPANY, ' CompanyNumber': 'SC123456' },
      { ...COMPANY, CompanyCategory: 'Limited Partnership' },
    ]
    const { candidates, rejects, skipped } = await mapped('companies-house-england-wales', rows)
    expect(skipped).toBe(1)
    expect(rejects).toMatchObject([{ line: 4, field: 'legalForm', code: 'code_unknown' }])
    expect(candidates).toMatchObject([
      { customer: '01234567', body: { legalForm: 'H0PO', activity: { code: '62.01' }, incorporatedOn: '1998-03-05' } },
    ])
  })

  it('of the SBA’s FOIA files reads loans of companies and passes over individuals', async () => {
    const rows = [LOAN, { ...LOAN, businesstype: 'INDIVIDUAL' }, { ...LOAN, loanstatus: 'CANCLD' }]
    const { candidates, rejects, skipped } = await mapped('sba-foia-7a', rows)
    expect({ rejects, skipped }).toEqual({ rejects: [], skipped: 2 })
    expect(candidates).toMatchObject([
      { body: { defaultedOn: '2024-03-15', closedHow: 'charged_off', chargedOffAmount: { minor: 12_000_000 } } },
    ])
  })

  it('of GLEIF reads legal entities and passes over sole proprietors', async () => {
    const sole = { ...LEI_RECORD, 'Entity.EntityCategory': 'SOLE_PROPRIETOR' }
    const { candidates, rejects, skipped } = await mapped('gleif-lei-records', [LEI_RECORD, sole])
    expect({ rejects, skipped }).toEqual({ rejects: [], skipped: 1 })
    expect(candidates).toMatchObject([
      { asOf: '2023-05-18', body: { registry: 'RA000602', incorporatedOn: '2012-11-29' } },
    ])
  })

  it('of New York’s corporations reads no name of a person', async () => {
    const foreign = { ...CORPORATION, 'Entity Type': 'FOREIGN BUSINESS CORPORATION' }
    const { candidates, rejects, skipped } = await mapped('newyork-active-corporations', [CORPORATION, foreign])
    expect({ rejects, skipped }).toEqual({ rejects: [], skipped: 1 })
    expect(candidates).toMatchObject([{ customer: '4267566', body: { legalForm: 'SDX0' } }])
    expect(JSON.stringify(candidates)).not.toContain('DOE')
  })

  it.skipIf(!existsSync(REAL_LOANS))('of the public SBA slice reads all loans that were disbursed', async () => {
    const { candidates, rejects } = await mapWhole(REAL_LOANS, readMapping('sba-loans-slice'))
    expect(candidates.length + rejects.length).toBe(9_082)
    expect(new Set(rejects.map(({ field, code }) => `${field} ${code}`))).toEqual(new Set(['openedOn field_missing']))
    expect(rejects).toHaveLength(9)
  })
})
