import { type Instant, SECOND_MS } from '@goodstanding/core'
import { type Bytes, type Signer, sha256, toBase64, toHex, utf8 } from '@goodstanding/crypto'

/** Who signs requests: `enterprise:<id>#<public key>` or `member:<name>`, with its Ed25519 key. */
export type RequestKey = { readonly keyId: string; readonly signer: Signer }

/**
 * Headers of an HTTP message signature (RFC 9421) over method, target and body digest (RFC 9530), as
 * `docs/protocol/http.md` asks. `nonce` is 16 random bytes.
 */
export function signatureHeaders(
  request: { readonly method: string; readonly url: string; readonly body: Bytes },
  { keyId, signer }: RequestKey,
  { now, nonce }: { readonly now: Instant; readonly nonce: Bytes },
): Record<string, string> {
  const digest = `sha-256=:${toBase64(sha256(request.body))}:`
  const created = Math.floor(now / SECOND_MS)
  const parameters = `("@method" "@target-uri" "content-digest");created=${created};nonce="${toHex(nonce)}";keyid="${keyId}";alg="ed25519"`
  const base = [
    `"@method": ${request.method}`,
    `"@target-uri": ${request.url}`,
    `"content-digest": ${digest}`,
    `"@signature-params": ${parameters}`,
  ].join('\n')
  return {
    'content-digest': digest,
    'signature-input': `sig=${parameters}`,
    signature: `sig=:${toBase64(signer.sign(utf8(base)))}:`,
  }
}
