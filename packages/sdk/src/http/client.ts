import {
  type AnswerOf,
  type BodyInputOf,
  type Contract,
  type ParamsOf,
  problem,
  type QueryInputOf,
  RESPONSE_BYTES_MAX,
  requestTarget,
} from '@goodstanding/api'
import type { Instant } from '@goodstanding/core'
import { type Bytes, parseIJson, utf8 } from '@goodstanding/crypto'
import { GoodstandingError } from '../goodstanding-error.ts'
import { boundedText } from './bounded-text.ts'
import { type RequestKey, signatureHeaders } from './sign-request.ts'

/** How a caller proves who it is; the operator's token is for its own node alone. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'key'; readonly key: RequestKey }

/** What the world gives: so that the SDK runs in Node and in browsers, and under a test network's clock. */
export type Surroundings = {
  readonly fetch: typeof fetch
  readonly now: () => Instant
  readonly random: (bytes: number) => Bytes
}

type Input<C extends Contract> = (ParamsOf<C> extends undefined ? { params?: undefined } : { params: ParamsOf<C> }) &
  (QueryInputOf<C> extends undefined ? { query?: undefined } : { query: QueryInputOf<C> }) &
  (BodyInputOf<C> extends undefined ? { body?: undefined } : { body: BodyInputOf<C> })

/** A caller of one node. */
export type Client = {
  readonly baseUrl: string
  readonly surroundings: Surroundings
  /** Calls a route and parses what it answers; throws a `GoodstandingError` for a problem or an unreadable answer. */
  call<C extends Contract>(contract: C, input: Input<C>): Promise<AnswerOf<C>['body']>
}

const WAIT_MS = 30_000

/** A caller of the node at that address. It follows no redirects: what it signs is for this address alone. */
export function createClient(baseUrl: string, credentials: Credentials, surroundings: Surroundings): Client {
  const base = baseUrl.replace(/\/+$/, '')
  return {
    baseUrl: base,
    surroundings,
    async call(contract, input) {
      const url = base + requestTarget(contract, input as Parameters<typeof requestTarget>[1])
      const text = input.body === undefined ? '' : JSON.stringify(input.body)
      const headers: Record<string, string> = { accept: 'application/json', ...proofs(contract, url, utf8(text)) }
      if (text !== '') headers['content-type'] = 'application/json'
      const response = await send(url, {
        method: contract.method,
        headers,
        redirect: 'error',
        ...(text === '' ? {} : { body: text }),
        signal: AbortSignal.timeout(contract.timeoutMs ?? WAIT_MS),
      })
      return read(contract, response)
    },
  }

  function proofs(contract: Contract, url: string, body: Bytes): Record<string, string> {
    if (credentials.kind === 'token') return { authorization: `Bearer ${credentials.token}` }
    if (credentials.kind === 'none') return {}
    const at = { now: surroundings.now(), nonce: surroundings.random(16) }
    return signatureHeaders({ method: contract.method, url, body }, credentials.key, at)
  }

  async function send(url: string, init: RequestInit): Promise<Response> {
    try {
      return await surroundings.fetch(url, init)
    } catch (cause) {
      throw unreachable(base, cause)
    }
  }
}

function unreachable(base: string, cause: unknown): GoodstandingError {
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new GoodstandingError('node_timeout', `The node at ${base} did not answer in time.`, null, cause)
  }
  return new GoodstandingError('node_unreachable', `The node at ${base} cannot be reached.`, null, cause)
}

async function read<C extends Contract>(contract: C, response: Response): Promise<AnswerOf<C>['body']> {
  const bytesMax = contract.responseBytesMax ?? RESPONSE_BYTES_MAX
  const text = await boundedText(response, bytesMax).catch((cause: unknown) => {
    throw unreachable(new URL(response.url).origin, cause)
  })
  if (text === null) {
    const message = `The node’s answer is larger than ${bytesMax} bytes.`
    throw new GoodstandingError('answer_too_large', message, response.status)
  }
  const json = text === '' ? undefined : parseIJson(text, { maxBytes: bytesMax })
  if (json !== undefined && !json.ok)
    throw new GoodstandingError('answer_not_json', 'The node’s answer is not JSON.', response.status)
  const value = json?.value
  if (!response.ok) throw problemOf(value, response.status)
  const parsed = contract.responses[response.status]?.safeParse(value)
  if (parsed?.success) return parsed.data as AnswerOf<C>['body']
  const at = parsed?.error.issues[0]?.path.join('.') ?? `status ${response.status}`
  throw new GoodstandingError(
    'answer_form',
    `The node’s answer to ${contract.id} has not the promised form (${at}).`,
    response.status,
  )
}

function problemOf(value: unknown, status: number): GoodstandingError {
  const parsed = problem.safeParse(value)
  if (!parsed.success) return new GoodstandingError('answer_form', `The node answered with status ${status}.`, status)
  const { code, title, faults = [] } = parsed.data
  const where = faults.map(({ at, message }) => `${at}: ${message}`).join('; ')
  return new GoodstandingError(code, where === '' ? title : `${title} (${where})`, status)
}
