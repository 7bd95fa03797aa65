import { describe, expect, it } from 'vitest'
import { isNeverAnInput, NEVER_AN_INPUT, NEVER_WITHIN } from './never-an-input.ts'

describe('What may never be an input of a score', () => {
  it.each([
    ['place', 'State City Zip zip_code UrbanRural URBANRURAL postCode regions Counties BankState'],
    [
      'place',
      'country head_office_province geo2 Latitude postal-code Département code.région PLZ 城市 注册地区 BorrState pcode 企业所在地',
    ],
    ['name', 'Name bank_name borrowerName company_names Bank LenderID customer_no BRANCH 企业名称 fullname LEI taxID'],
    [
      'person',
      'owner ownersAge directors gender FemaleOwned date_of_birth race Veteran 性别 法定代表人年龄 CEO applicant_age ipaddress 实际控制人',
    ],
  ] as const)('is a %s: %s', (reason, names) => {
    for (const name of names.split(' ')) expect(`${name}: ${isNeverAnInput(name)}`).toBe(`${name}: ${reason}`)
  })

  it('holds every word of its list, also within a longer name', () => {
    for (const [reason, words] of Object.entries(NEVER_AN_INPUT)) {
      for (const word of words) {
        expect([isNeverAnInput(word), isNeverAnInput(`last_${word}_2024`)]).toEqual([reason, reason])
      }
    }
    for (const [reason, texts] of Object.entries(NEVER_WITHIN)) {
      for (const text of texts) expect(isNeverAnInput(`最近${text}数`)).toBe(reason)
    }
  })

  it('is nothing of what a file tells about debts, filings and standing', () => {
    const inputs = 'GrAppv NoEmp NewExist RevLineCr FranchiseCode RealEstate Portion Recession'
    const others =
      'age_months utility_on_time_12m tax_status employees statement_days Attr64 bank_debt customers_overdue'
    const more =
      'social_security_arrears land_and_buildings principal_paid prov_bad_debts ein_jahr_verzug 应收账款 纳税信用等级'
    for (const name of `${inputs} ${others} ${more}`.split(' ')) {
      expect(`${name}: ${isNeverAnInput(name)}`).toBe(`${name}: null`)
    }
  })
})
