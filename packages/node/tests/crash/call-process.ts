import { type BodyInputOf, type Contract, type QueryInputOf, requestTarget } from '@goodstanding/api'
import { canonicalBytes, ed25519Signer, fromHex } from '@goodstanding/crypto'
import { signRequest } from '../../src/http-signature/sign-request.ts'
import { targetUri } from '../../src/http-signature/signed-components.ts'
import { systemRandom } from '../../src/random.ts'
import { TEST_ADMIN_TOKEN } from '../test-network.ts'
import { type CrashNetwork, SIGNING_HOME } from './crash-network.ts'

const TIMEOUT_MS = 20_000

/** What came back; null where nothing did, or not whole: then nobody knows whether it took effect. */
export type ProcessAnswer = { readonly status: number; readonly json: unknown } | null

/** Calls a member's node as its operator, or as the home that only signs. */
export async function callProcess<C extends Contract>(
  net: CrashNetwork,
  to: string,
  contract: C,
  input: {
    readonly query?: QueryInputOf<C>
    readonly body?: BodyInputOf<C>
    readonly as: 'operator' | 'home'
  },
): Promise<ProcessAnswer> {
  const url = targetUri(net.member(to).baseUrl, requestTarget(contract, input as Parameters<typeof requestTarget>[1]))
  const body = input.body === undefined ? new Uint8Array(0) : canonicalBytes(input.body)
  const { method } = contract
  const credentials =
    input.as === 'operator'
      ? { authorization: `Bearer ${TEST_ADMIN_TOKEN}` }
      : await signRequest({ method, url, body }, homeSigner(net), { clock: net.clock, random: systemRandom })
  try {
    const response = await fetch(url, {
      method,
      headers: { ...credentials, ...(input.body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(input.body === undefined ? {} : { body: Buffer.from(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: JSON.parse(text) }
  } catch {
    return null
  }
}

function homeSigner(net: CrashNetwork) {
  return { keyId: `member:${SIGNING_HOME}`, key: ed25519Signer(fromHex(net.seeds(SIGNING_HOME).http)) }
}
