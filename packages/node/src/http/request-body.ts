import type { ApiFault, Contract } from '@goodstanding/api'
import { fail, ok, type Result } from '@goodstanding/core'
import { parseIJson } from '@goodstanding/crypto'
import { contentDigest } from '../http-signature/content-digest.ts'

const NO_BYTES = new Uint8Array(0)

/**
 * Reads a body as its contract says: JSON strictly (I-JSON, RFC 7493: no duplicate names), text as UTF-8. Where the
 * sender signed a digest, the bytes must have it.
 */
export function readBody(
  contract: Contract,
  sent: {
    readonly bytes: Uint8Array | undefined
    readonly mediaType: string | undefined
    /** `Content-Digest` of a signed request; null where nothing was signed. */
    readonly signedDigest: string | null
  },
): Result<unknown, ApiFault> {
  const bytes = sent.bytes ?? NO_BYTES
  if (sent.signedDigest !== null && sent.signedDigest !== contentDigest(bytes)) return fail('content_digest_mismatch')
  if (contract.body === undefined) return bytes.length === 0 ? ok(undefined) : fail('body_form')
  const text = readText(bytes)
  if (!text.ok || contract.bodyMediaType === 'text/plain') return text
  if (!/^application\/(json|[a-z0-9.+-]+\+json)\s*(;|$)/i.test(sent.mediaType ?? ''))
    return fail('media_type_unsupported')
  const value = parseIJson(text.value)
  return value.ok ? value : fail('body_form')
}

function readText(bytes: Uint8Array): Result<string, ApiFault> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return fail('body_form')
  }
}
