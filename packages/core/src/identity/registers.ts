/** The list of registers that the charter names. */
export const REGISTERS_VERSION = 'registers-1, gleif-ra-1.8.1'

/** How the numbers of a register are written; `register-number.ts` reads them. */
export type RegisterNumbers =
  | 'uscc'
  | 'german_court'
  | 'siren'
  | 'companies_house_eaw'
  | 'companies_house_nir'
  | 'companies_house_sct'
  | 'california'
  | 'delaware'
  | 'new_york'

/** A company register: its code in GLEIF's Registration Authorities List, and the jurisdictions whose entities it holds. */
export type Register = {
  readonly code: string
  readonly name: string
  readonly jurisdictions: readonly string[]
  readonly numbers: RegisterNumbers
}

/**
 * GLEIF Registration Authorities List, version 1.8.1 (2024-11-20). Germany has one code for each of its some 150 register
 * courts and none for the Handelsregister as a whole.
 */
const REGISTERS: readonly Register[] = [
  {
    code: 'RA000092',
    name: 'National Enterprise Credit Information Publicity System (State Administration for Market Regulation)',
    jurisdictions: ['CN'],
    numbers: 'uscc',
  },
  {
    code: 'RA000189',
    name: 'Sirene (Institut national de la statistique et des études économiques)',
    jurisdictions: ['FR'],
    numbers: 'siren',
  },
  {
    code: 'RA000192',
    name: 'Registre du commerce et des sociétés (Infogreffe)',
    jurisdictions: ['FR'],
    numbers: 'siren',
  },
  {
    code: 'RA000242',
    name: 'Handelsregister, Amtsgericht Frankfurt am Main',
    jurisdictions: ['DE'],
    numbers: 'german_court',
  },
  { code: 'RA000304', name: 'Handelsregister, Amtsgericht München', jurisdictions: ['DE'], numbers: 'german_court' },
  {
    code: 'RA000585',
    name: 'Companies House, England and Wales',
    jurisdictions: ['GB', 'GB-EAW'],
    numbers: 'companies_house_eaw',
  },
  {
    code: 'RA000586',
    name: 'Companies House, Northern Ireland',
    jurisdictions: ['GB', 'GB-NIR'],
    numbers: 'companies_house_nir',
  },
  {
    code: 'RA000587',
    name: 'Companies House, Scotland',
    jurisdictions: ['GB', 'GB-SCT'],
    numbers: 'companies_house_sct',
  },
  { code: 'RA000598', name: 'California Secretary of State', jurisdictions: ['US-CA'], numbers: 'california' },
  { code: 'RA000602', name: 'Delaware Division of Corporations', jurisdictions: ['US-DE'], numbers: 'delaware' },
  {
    code: 'RA000628',
    name: 'New York Department of State, Division of Corporations',
    jurisdictions: ['US-NY'],
    numbers: 'new_york',
  },
]

const byCode: ReadonlyMap<string, Register> = new Map(REGISTERS.map((register) => [register.code, register]))

/** The listed register of a GLEIF code; undefined where it is not listed. */
export function findRegister(code: string): Register | undefined {
  return byCode.get(code)
}

/** Whether the code is a listed register that holds entities of this jurisdiction. */
export function isListedRegister(code: string, jurisdiction: string): boolean {
  return byCode.get(code)?.jurisdictions.includes(jurisdiction) ?? false
}
