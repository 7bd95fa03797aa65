import { validate as validateSiren } from 'stdnum/lib/cjs/fr/siren.js'
import { fail, ok, type Result } from '../result.ts'
import { parseCompaniesHouseNumber } from './companies-house-number.ts'
import { findRegister, type RegisterNumbers } from './registers.ts'
import { parseUscc, type UsccFault } from './uscc.ts'

export type RegisterNumberFault =
  | 'register_unknown'
  | 'register_number_form'
  | 'register_number_check_digits'
  | 'register_number_not_legal_entity'
  | UsccFault

/**
 * Reads a number of a listed register as people type it (spaces dropped, letters raised) into its one normal form. A
 * number that tells that its holder is not a legal entity is refused.
 */
export function parseRegisterNumber(registry: string, text: string): Result<string, RegisterNumberFault> {
  const register = findRegister(registry)
  if (register === undefined) return fail('register_unknown')
  return READERS[register.numbers](text.replaceAll(' ', '').toUpperCase())
}

const READERS: Readonly<Record<RegisterNumbers, (compact: string) => Result<string, RegisterNumberFault>>> = {
  uscc: readMarketRegulationCode,
  german_court: readGermanNumber,
  siren: readSiren,
  companies_house_eaw: (compact) => parseCompaniesHouseNumber('eaw', compact),
  companies_house_nir: (compact) => parseCompaniesHouseNumber('nir', compact),
  companies_house_sct: (compact) => parseCompaniesHouseNumber('sct', compact),
  california: readCaliforniaNumber,
  delaware: readSerialNumber,
  new_york: readSerialNumber,
}

/** The register holds what market regulation registers: department 9 of GB 32100-2015. */
function readMarketRegulationCode(compact: string): Result<string, RegisterNumberFault> {
  const code = parseUscc(compact)
  return code.ok && !code.value.startsWith('9') ? fail('register_number_form') : code
}

/**
 * Section and number, as the court that the registry's code names writes them: HRB for companies, GnR for cooperatives
 * (here in capitals). Section A holds sole merchants and partnerships (Handelsregisterverordnung, section 3).
 */
function readGermanNumber(compact: string): Result<string, RegisterNumberFault> {
  const parts = /^(HRA|HRB|GNR)([1-9]\d{0,5})$/.exec(compact)
  if (parts === null) return fail('register_number_form')
  const [, section = '', number = ''] = parts
  return section === 'HRA' ? fail('register_number_not_legal_entity') : ok(`${section} ${number}`)
}

/** SIREN: nine digits, the last by Luhn's formula (ISO/IEC 7812-1). */
function readSiren(compact: string): Result<string, RegisterNumberFault> {
  if (!/^\d{9}$/.test(compact)) return fail('register_number_form')
  return validateSiren(compact).isValid ? ok(compact) : fail('register_number_check_digits')
}

/** Corporations: C and seven digits. Limited liability companies and limited partnerships: year, day and a serial number. */
function readCaliforniaNumber(compact: string): Result<string, RegisterNumberFault> {
  if (/^(19|20)\d{10}$/.test(compact)) return ok(compact)
  const corporation = /^C?(\d{5,7})$/.exec(compact)?.[1]
  if (corporation === undefined || !/[1-9]/.test(corporation)) return fail('register_number_form')
  return ok(`C${corporation.padStart(7, '0')}`)
}

/** Delaware file numbers and New York DOS ids: up to eight digits in order of filing, leading zeros not written. */
function readSerialNumber(compact: string): Result<string, RegisterNumberFault> {
  const number = /^\d{1,8}$/.test(compact) ? compact.replace(/^0+/, '') : ''
  return number === '' ? fail('register_number_form') : ok(number)
}
