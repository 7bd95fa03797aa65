import type { Contract } from '@goodstanding/api'
import { ed25519Signer, type Signer } from '@goodstanding/crypto'
import { type Client, type Credentials, createClient } from '../http/client.ts'
import { NOW, seededRandom } from './test-network.ts'

/** A call that a scripted node was sent. */
export type Sent = {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly text: string
  readonly body: unknown
}

export const TEST_KEY: Signer = ed25519Signer(new Uint8Array(32).fill(7))

/** A node that answers from a script, by contract: for what the SDK sends and how it reads what comes back. */
export function scriptedNode(
  answers: readonly (readonly [Contract, (sent: Sent) => Response | object | undefined])[],
  credentials: Credentials = { kind: 'key', key: { keyId: 'enterprise:did#key', signer: TEST_KEY } },
): { readonly client: Client; readonly sent: readonly Sent[] } {
  const sent: Sent[] = []
  const scripted = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const text = typeof init.body === 'string' ? init.body : ''
    const url = String(input)
    const one = {
      method: init.method ?? 'GET',
      url,
      headers: new Headers(init.headers),
      text,
      body: text === '' ? undefined : JSON.parse(text),
    }
    sent.push(one)
    const found = answers.find(([contract]) => contract.method === one.method && fits(contract, url))
    if (found === undefined) throw new TypeError('fetch failed')
    const answer = found[1](one)
    if (answer instanceof Response) return answer
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer)
  }
  const surroundings = { fetch: scripted, now: () => NOW, random: seededRandom('surroundings') }
  return { client: createClient('http://home.example/', credentials, surroundings), sent }
}

function fits(contract: Contract, url: string): boolean {
  const pattern = contract.path.replace(/:[a-zA-Z]+/g, '[^/]+').replace(/\*$/, '.*')
  return new RegExp(`^${pattern}$`).test(new URL(url).pathname)
}
