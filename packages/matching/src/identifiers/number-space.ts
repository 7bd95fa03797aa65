import { findRegister, type Identifier } from '@goodstanding/core'

/**
 * The series that an identifier is one number of: an enterprise has at most one of each at a time. A USCC is the same
 * number whether it is given as such or as its register's, and both French registers keep the SIREN.
 */
export function numberSpace(identifier: Identifier): string {
  if (identifier.scheme === 'euid') return `euid:${identifier.value.split('.', 1)[0]}`
  if (identifier.scheme !== 'register') return identifier.scheme
  const registry = identifier.registry ?? ''
  const numbers = findRegister(registry)?.numbers
  return numbers === 'uscc' || numbers === 'siren' ? numbers : `register:${registry}`
}

/** Whether the identifier alone makes two rows one enterprise. A VAT number does not: a VAT group shares one. */
export function isStrong(identifier: Identifier): boolean {
  return identifier.scheme !== 'vat'
}
