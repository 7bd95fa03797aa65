import { fail, ok, type Result } from '../result.ts'

declare const jurisdictionBrand: unique symbol

/** Where an entity is registered: a country (ISO 3166-1 alpha-2) or one of the listed subdivisions (ISO 3166-2). */
export type Jurisdiction = string & { readonly [jurisdictionBrand]: true }

export type JurisdictionFault = 'jurisdiction_form' | 'jurisdiction_unknown'

/** Officially assigned alpha-2 codes of ISO 3166-1, as in the tz database's `iso3166.tab`. */
const COUNTRIES = [
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ',
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO',
  'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE',
  'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO',
  'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW',
  'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM',
  'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW',
].flatMap((line) => line.split(' '))

/** The states of the United States and the District of Columbia: company law there is the states'. */
const US_STATES = [
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH',
  'OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY',
].flatMap((line) => line.split(' '))

/** England and Wales, Northern Ireland, Scotland: Companies House keeps a register for each. */
const GB_REGISTERS = ['EAW', 'NIR', 'SCT']

const countries: ReadonlySet<string> = new Set(COUNTRIES)
const subdivisions: ReadonlySet<string> = new Set([
  ...US_STATES.map((state) => `US-${state}`),
  ...GB_REGISTERS.map((part) => `GB-${part}`),
])

/** Whether the text is an assigned alpha-2 code of ISO 3166-1. */
export function isCountry(text: string): boolean {
  return countries.has(text)
}

/** Reads a country or listed subdivision; letters are raised. A subdivision that is not listed is refused. */
export function parseJurisdiction(text: string): Result<Jurisdiction, JurisdictionFault> {
  const raised = text.toUpperCase()
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(raised)) return fail('jurisdiction_form')
  if (!countries.has(raised) && !subdivisions.has(raised)) return fail('jurisdiction_unknown')
  return ok(raised as Jurisdiction)
}

/** The country of a subdivision (`US` of `US-CA`); undefined for a country. */
export function parentJurisdiction(jurisdiction: string): string | undefined {
  return subdivisions.has(jurisdiction) ? jurisdiction.slice(0, 2) : undefined
}
