import { fail, ok, type Result } from '../result.ts'
import { type EuidFault, parseEuid } from './euid.ts'
import { type LeiFault, parseLei } from './lei.ts'
import { parseRegisterNumber, type RegisterNumberFault } from './register-number.ts'
import { parseUscc, type UsccFault } from './uscc.ts'
import { parseVat, type VatFault } from './vat.ts'

/** What may name a legal entity. There is no scheme for a natural person, and none for a means of contact. */
export const IDENTIFIER_SCHEMES = ['lei', 'uscc', 'euid', 'vat', 'register'] as const
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number]

/** What an issuer or register calls a legal entity, in normal form; `registry` is there with scheme `register` alone. */
export type Identifier = { readonly scheme: IdentifierScheme; readonly value: string; readonly registry?: string }

export type IdentifierFault =
  | 'identifier_form'
  | 'identifier_scheme'
  | 'identifier_registry'
  | 'identifier_not_normal'
  | LeiFault
  | UsccFault
  | EuidFault
  | VatFault
  | RegisterNumberFault

/** Reads an identifier strictly: no unknown field or scheme, and no other spelling than the normal form. */
export function parseIdentifier(value: unknown): Result<Identifier, IdentifierFault> {
  const fields = identifierFields(value)
  if (fields === undefined) return fail('identifier_form')
  const { scheme, value: text, registry } = fields
  if (!isScheme(scheme)) return fail('identifier_scheme', 'scheme')
  if ((scheme === 'register') !== (registry !== undefined)) return fail('identifier_registry', 'registry')

  const normal = scheme === 'register' ? parseRegisterNumber(registry ?? '', text) : PARSERS[scheme](text)
  if (!normal.ok) return fail(normal.fault, normal.fault === 'register_unknown' ? 'registry' : 'value')
  if (normal.value !== text) return fail('identifier_not_normal', 'value')
  return ok(registry === undefined ? { scheme, value: text } : { scheme, value: text, registry })
}

const PARSERS: Readonly<
  Record<Exclude<IdentifierScheme, 'register'>, (text: string) => Result<string, IdentifierFault>>
> = { lei: parseLei, uscc: parseUscc, euid: parseEuid, vat: parseVat }

type Fields = { readonly scheme: string; readonly value: string; readonly registry?: string }

function identifierFields(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  if (Object.keys(value).some((key) => key !== 'scheme' && key !== 'value' && key !== 'registry')) return undefined
  const fields = value as { readonly scheme?: unknown; readonly value?: unknown; readonly registry?: unknown }
  if (typeof fields.scheme !== 'string' || typeof fields.value !== 'string') return undefined
  if (fields.registry === undefined) return { scheme: fields.scheme, value: fields.value }
  if (typeof fields.registry !== 'string') return undefined
  return { scheme: fields.scheme, value: fields.value, registry: fields.registry }
}

function isScheme(text: string): text is IdentifierScheme {
  return (IDENTIFIER_SCHEMES as readonly string[]).includes(text)
}
