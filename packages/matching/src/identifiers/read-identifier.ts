import {
  fail,
  findRegister,
  type Identifier,
  type IdentifierFault,
  ok,
  parseEuid,
  parseLei,
  parseRegisterNumber,
  parseUscc,
  parseVat,
  type Result,
} from '@goodstanding/core'

/** A number as a provider's row writes it; `registry` goes with scheme `register` alone. */
export type GivenIdentifier = { readonly scheme: string; readonly value: string; readonly registry?: string }

/** Registers that the charter does not list, by a code of the caller's, each with the form of its numbers in full. */
export type OwnRegisters = ReadonlyMap<string, RegExp>

/** Reads a number as people type it into its one normal form; check digits are checked wherever the scheme has them. */
export function readIdentifier(
  given: GivenIdentifier,
  ownRegisters: OwnRegisters = new Map(),
): Result<Identifier, IdentifierFault> {
  const { scheme, value: text, registry } = given
  if (scheme === 'register') {
    if (registry === undefined) return fail('identifier_registry', 'registry')
    const normal = readRegisterNumber(registry, text, ownRegisters)
    if (!normal.ok) return fail(normal.fault, normal.fault === 'register_unknown' ? 'registry' : 'value')
    return ok({ scheme, value: normal.value, registry })
  }
  if (registry !== undefined) return fail('identifier_registry', 'registry')
  if (!isPlainScheme(scheme)) return fail('identifier_scheme', 'scheme')
  const normal = PARSERS[scheme](text)
  return normal.ok ? ok({ scheme, value: normal.value }) : fail(normal.fault, 'value')
}

const PARSERS = { lei: parseLei, uscc: parseUscc, euid: parseEuid, vat: parseVat } as const

function isPlainScheme(scheme: string): scheme is keyof typeof PARSERS {
  return Object.hasOwn(PARSERS, scheme)
}

function readRegisterNumber(registry: string, text: string, own: OwnRegisters): Result<string, IdentifierFault> {
  const form = own.get(registry)
  if (form === undefined || findRegister(registry) !== undefined) return parseRegisterNumber(registry, text)
  const compact = text.replaceAll(' ', '').toUpperCase()
  return compact.match(form)?.[0] === compact && compact !== '' ? ok(compact) : fail('register_number_form')
}
