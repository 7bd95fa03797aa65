import { type BodyInputOf, type Contract, type ParamsOf, type QueryInputOf, requestTarget } from '@goodstanding/api'
import { canonicalBytes, ed25519Signer, fromHex } from '@goodstanding/crypto'
import { type RequestSigner, signRequest } from '../src/http-signature/sign-request.ts'
import { targetUri } from '../src/http-signature/signed-components.ts'
import { systemRandom } from '../src/random.ts'
import type { TestNetwork } from './test-network.ts'

/** Who calls: nobody in particular, the operator, a member by its name, or whoever holds a key (an enterprise). */
export type TestCaller = 'anyone' | 'operator' | RequestSigner | { readonly member: string }

/** What a node answered. */
export type TestAnswer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

/** Calls a node of a test network over HTTP, as whoever it is; answers problems like any other answer. */
export async function callNode<C extends Contract>(
  network: TestNetwork,
  to: string,
  contract: C,
  input: {
    readonly params?: ParamsOf<C>
    readonly query?: QueryInputOf<C>
    readonly body?: BodyInputOf<C>
    readonly as?: TestCaller
  } = {},
): Promise<TestAnswer> {
  const { node } = network.node(to)
  const url = targetUri(node.self.baseUrl, requestTarget(contract, input as Parameters<typeof requestTarget>[1]))
  const isText = contract.bodyMediaType === 'text/plain'
  const body =
    input.body === undefined ? undefined : isText ? Buffer.from(String(input.body)) : canonicalBytes(input.body)
  const response = await fetch(url, {
    method: contract.method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': isText ? 'text/plain' : 'application/json' }),
      ...(await credentials(
        network,
        { method: contract.method, url, body: body ?? new Uint8Array(0) },
        input.as ?? 'anyone',
      )),
    },
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
  }
}

async function credentials(
  network: TestNetwork,
  request: { readonly method: string; readonly url: string; readonly body: Uint8Array },
  caller: TestCaller,
): Promise<Record<string, string>> {
  if (caller === 'anyone') return {}
  if (caller === 'operator') return { authorization: `Bearer ${network.adminToken}` }
  const signer =
    'member' in caller
      ? { keyId: `member:${caller.member}`, key: ed25519Signer(fromHex(network.seeds(caller.member).http)) }
      : caller
  return signRequest(request, signer, { clock: network.clock, random: systemRandom })
}
