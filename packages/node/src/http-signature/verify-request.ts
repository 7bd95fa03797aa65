import type { ApiFault } from '@goodstanding/api'
import { addMs, fail, type Instant, instantOfMs, ok, type Result } from '@goodstanding/core'
import { verifyEd25519 } from '@goodstanding/crypto'
import { httpbis } from 'http-message-signatures'
import type { Nonces } from './nonces.ts'
import { CREATED_WINDOW_MS, SIGNED_COMPONENTS } from './signed-components.ts'

/** A request as it came, with the target that this node knows itself by. */
export type SignedRequest = {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export type VerifyRequest = {
  /** The registered public key of a key id, or null: the key comes from the network, never from the message. */
  readonly keyOf: (keyId: string) => Promise<Uint8Array | null>
  readonly nonces: Nonces
  readonly now: Instant
  /** Since when this process remembers nonces: what was signed before might be a replay. */
  readonly since: Instant
}

type Fault = Extract<
  ApiFault,
  'unauthorized' | 'signature_invalid' | 'signature_expired' | 'signature_replayed' | 'unavailable'
>

const SECOND_MS = 1_000

/** Who signed the request: its key id, once the one signature, its time and its nonce all hold. The body is not read. */
export async function verifyRequest(request: SignedRequest, by: VerifyRequest): Promise<Result<string, Fault>> {
  const seen: Parameters[] = []
  let isUnknown = false
  const isValid = await httpbis
    .verifyMessage(
      {
        keyLookup: async (parameters) => {
          seen.push(parameters)
          const key = typeof parameters.keyid === 'string' ? await by.keyOf(parameters.keyid) : null
          if (key === null) {
            isUnknown = true
            return null
          }
          const verify = async (base: Buffer, signature: Buffer) => verifyEd25519(key, base, signature)
          return { algs: ['ed25519'], verify }
        },
        requiredFields: SIGNED_COMPONENTS,
        requiredParams: ['created', 'nonce', 'keyid'],
        // The library's clock is the world's; `created` is judged below by the network's.
        notAfter: Number.MAX_SAFE_INTEGER,
        all: true,
      },
      { method: request.method, url: request.url, headers: { ...request.headers } },
    )
    .catch(() => false)

  const [parameters, ...others] = seen
  if (isUnknown) return fail('unauthorized')
  if (isValid !== true || parameters === undefined || others.length > 0) return fail('signature_invalid')
  return checkTimeAndNonce(parameters, by)
}

type Parameters = { readonly keyid?: string; readonly created?: Date | null; readonly nonce?: string }

function checkTimeAndNonce({ keyid, created, nonce }: Parameters, by: VerifyRequest): Result<string, Fault> {
  const createdMs = created instanceof Date ? created.getTime() : Number.NaN
  if (keyid === undefined || !Number.isSafeInteger(createdMs)) return fail('signature_invalid')
  if (typeof nonce !== 'string' || !/^[A-Za-z0-9_-]{22,64}$/.test(nonce)) return fail('signature_invalid')

  // `created` has whole seconds: the second in which this process began counts as since then.
  const isBeforeStart = createdMs < Math.floor(by.since / SECOND_MS) * SECOND_MS
  if (Math.abs(by.now - createdMs) > CREATED_WINDOW_MS || isBeforeStart) return fail('signature_expired')

  const until = addMs(instantOfMs(createdMs), CREATED_WINDOW_MS + SECOND_MS)
  const remembered = by.nonces.remember(`${keyid} ${nonce}`, until, by.now)
  if (remembered === 'full') return fail('unavailable')
  return remembered === 'seen' ? fail('signature_replayed') : ok(keyid)
}
