import type { Contract } from './contract.ts'

type Values = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * Path and query of a call, spelt so that no URL parser changes it: it is what a signature covers. Query names are in
 * the order given; what is undefined is left out.
 */
export function requestTarget(
  contract: Pick<Contract, 'path'>,
  input: { readonly params?: Values | undefined; readonly query?: Values | undefined } = {},
): string {
  const path = contract.path
    .split('/')
    .map((segment) => fillSegment(segment, input.params ?? {}))
    .join('/')
  const query = Object.entries(input.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodePart(name)}=${encodePart(String(value))}`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

function fillSegment(segment: string, params: Values): string {
  if (segment === '*')
    return String(params['*'] ?? '')
      .split('/')
      .map(encodePart)
      .join('/')
  if (!segment.startsWith(':')) return segment
  const value = params[segment.slice(1)]
  if (value === undefined) throw new Error(`the path's parameter ${segment} is missing`)
  return encodePart(String(value))
}

/** As `encodeURIComponent`, and the apostrophe, which URL parsers encode in queries. */
function encodePart(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27')
}
