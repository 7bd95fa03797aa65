/**
 * What a signature covers (RFC 9421): method, target and body. `@target-uri` is the receiver's own base URL from the
 * descriptor followed by path and query as sent, so it holds behind a proxy that rewrites `Host` or takes TLS off, and
 * a request signed for one member is worth nothing at another.
 */
export const SIGNED_COMPONENTS = ['@method', '@target-uri', 'content-digest']

export const SIGNED_PARAMETERS = ['created', 'nonce', 'keyid', 'alg']

/** `created` may be so far from the receiver's clock, either way. */
export const CREATED_WINDOW_MS = 60_000

/** The target that both sides sign: base URL without a last slash, then path and query. */
export function targetUri(baseUrl: string, pathAndQuery: string): string {
  return `${baseUrl.replace(/\/+$/, '')}${pathAndQuery}`
}
