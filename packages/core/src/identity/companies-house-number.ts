import { fail, ok, type Result } from '../result.ts'

export type CompaniesHouseFault = 'register_number_form' | 'register_number_not_legal_entity'

export type CompaniesHousePart = 'eaw' | 'nir' | 'sct'

/**
 * Prefixes of bodies corporate, from Companies House's list of company number prefixes: companies (none, SC, NI, R0),
 * limited liability partnerships (OC, SO, NC), Scottish limited partnerships (SL; legal persons by the Partnership
 * Act 1890, section 4(2)), charitable incorporated organisations (CE, CS), registered societies (RS, IP, SP, NP),
 * Societates (SE, ES, EN), economic interest groupings (GE, GS, GN), by royal charter (RC, SR, NR), assurance companies
 * (AC, SA, NA) and companies not under the Companies Acts (ZC, SZ, NZ).
 */
const BODIES_CORPORATE: Readonly<Record<CompaniesHousePart, readonly string[]>> = {
  eaw: ['', 'OC', 'CE', 'RS', 'IP', 'SE', 'GE', 'RC', 'AC', 'ZC'],
  nir: ['NI', 'R0', 'NC', 'NP', 'EN', 'GN', 'NR', 'NA', 'NZ'],
  sct: ['SC', 'SO', 'SL', 'CS', 'SP', 'ES', 'GS', 'SR', 'SA', 'SZ'],
}

/**
 * Limited partnerships of England, Wales and Northern Ireland have no personality; Scottish qualifying partnerships
 * exist without the register; the rest are entries of establishments of entities that are registered elsewhere.
 */
const NOT_LEGAL_ENTITIES = ['LP', 'NL', 'SG', 'FC', 'SF', 'NF', 'BR']

/** Six digits, of which registered societies may replace the last by a letter. */
const TAIL = /^\d{6}$/
const SOCIETY_TAIL = /^\d{5}[0-9A-Z]$/
const SOCIETIES = ['RS', 'IP', 'SP', 'NP']

/** Reads a company number: eight characters, where up to two of them are letters; missing leading zeros are added. */
export function parseCompaniesHouseNumber(
  part: CompaniesHousePart,
  compact: string,
): Result<string, CompaniesHouseFault> {
  if (/^\d{1,8}$/.test(compact)) {
    return part === 'eaw' && /[1-9]/.test(compact) ? ok(compact.padStart(8, '0')) : fail('register_number_form')
  }
  const prefix = compact.slice(0, 2)
  const tail = compact.slice(2)
  if (!(SOCIETIES.includes(prefix) ? SOCIETY_TAIL : TAIL).test(tail)) return fail('register_number_form')
  if (NOT_LEGAL_ENTITIES.includes(prefix)) return fail('register_number_not_legal_entity')
  return BODIES_CORPORATE[part].includes(prefix) ? ok(compact) : fail('register_number_form')
}
