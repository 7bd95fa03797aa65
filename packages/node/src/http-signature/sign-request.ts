import { type Signer, toHex } from '@goodstanding/crypto'
import { httpbis } from 'http-message-signatures'
import type { Clock } from '../clock.ts'
import type { Random } from '../random.ts'
import { contentDigest } from './content-digest.ts'
import { SIGNED_COMPONENTS, SIGNED_PARAMETERS } from './signed-components.ts'

/** Who signs: `member:<name>` or `enterprise:<id>#<public key>`, with its Ed25519 key. */
export type RequestSigner = { readonly keyId: string; readonly key: Signer }

/** The headers that prove who sent a request (RFC 9421, Ed25519), its body's digest among them. */
export async function signRequest(
  request: { readonly method: string; readonly url: string; readonly body: Uint8Array },
  signer: RequestSigner,
  from: { readonly clock: Clock; readonly random: Random },
): Promise<Record<string, string>> {
  const signed = await httpbis.signMessage(
    {
      key: { id: signer.keyId, alg: 'ed25519', sign: async (base) => Buffer.from(signer.key.sign(base)) },
      fields: SIGNED_COMPONENTS,
      params: SIGNED_PARAMETERS,
      paramValues: { created: new Date(from.clock.now()), nonce: toHex(from.random(16)) },
    },
    { method: request.method, url: request.url, headers: { 'content-digest': contentDigest(request.body) } },
  )
  return signed.headers as Record<string, string>
}
