import {
  type AnswerOf,
  type BodyInputOf,
  type Contract,
  type ParamsOf,
  problem,
  type QueryInputOf,
  RESPONSE_BYTES_MAX,
  requestTarget,
  TIMEOUT_MS,
} from '@goodstanding/api'
import { findMember, type Network } from '@goodstanding/core'
import { canonicalBytes, parseIJson, utf8 } from '@goodstanding/crypto'
import type { Clock } from '../clock.ts'
import { type RequestSigner, signRequest } from '../http-signature/sign-request.ts'
import { targetUri } from '../http-signature/signed-components.ts'
import type { Random } from '../random.ts'
import { readBounded } from './bounded-body.ts'
import { PeerProblem, PeerUnavailable } from './peer-error.ts'

/** What a call sends: only what its contract has. */
export type CallInput<C extends Contract> = {
  readonly params?: ParamsOf<C>
  readonly query?: QueryInputOf<C>
  readonly body?: BodyInputOf<C>
  /** Instead of the contract's own. */
  readonly timeoutMs?: number
}

/** Asks other members, signed with this member's HTTP key. */
export type MemberClient = {
  /**
   * The answer, checked against the contract. Throws `PeerProblem` where the member says no, and `PeerUnavailable`
   * where it does not answer in time or not as the contract says.
   */
  readonly call: <C extends Contract>(member: string, contract: C, input: CallInput<C>) => Promise<AnswerOf<C>>
}

/** A client that knows members by the network's descriptor alone: never by what an answer says. */
export function createMemberClient(from: {
  readonly network: Network
  readonly signer: RequestSigner
  readonly clock: Clock
  readonly random: Random
}): MemberClient {
  return {
    async call(name, contract, input) {
      const member = findMember(from.network, name)
      if (member === undefined) throw new Error(`the network has no member ${name}`)
      const url = targetUri(member.baseUrl, requestTarget(contract, input as Parameters<typeof requestTarget>[1]))
      const body = encodeBody(contract, input.body)
      const headers: Record<string, string> = {
        accept: `${contract.responseMediaType ?? 'application/json'}, application/problem+json`,
        ...(contract.body === undefined ? {} : { 'content-type': contract.bodyMediaType ?? 'application/json' }),
        // An open route takes no credentials; not sending any keeps the caller from being told.
        ...(contract.allowed.includes('anyone')
          ? {}
          : await signRequest({ method: contract.method, url, body }, from.signer, from)),
      }
      const response = await send(name, url, {
        method: contract.method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(input.timeoutMs ?? contract.timeoutMs ?? TIMEOUT_MS),
        ...(contract.body === undefined ? {} : { body: Buffer.from(body) }),
      })
      return readAnswer(name, contract, response)
    },
  }
}

function encodeBody(contract: Contract, body: unknown): Uint8Array {
  if (contract.body === undefined) return new Uint8Array(0)
  return contract.bodyMediaType === 'text/plain' ? utf8(String(body)) : canonicalBytes(body)
}

async function send(member: string, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    throw new PeerUnavailable(member, failureOf(cause), cause)
  }
}

async function readAnswer<C extends Contract>(member: string, contract: C, response: Response): Promise<AnswerOf<C>> {
  const bytes = await readBounded(response, contract.responseBytesMax ?? RESPONSE_BYTES_MAX).catch((cause: unknown) => {
    throw new PeerUnavailable(member, failureOf(cause), cause)
  })
  if (bytes === null) throw new PeerUnavailable(member, 'too_large')
  const schema = contract.responses[response.status]
  const isProblem = /^application\/problem\+json/i.test(response.headers.get('content-type') ?? '')
  if (schema === undefined || isProblem) throw problemOf(member, bytes)

  const value = decodeAnswer(contract, bytes)
  // No content at all is for the schema to accept; content that cannot be read never is.
  const parsed = value === undefined && bytes.length > 0 ? undefined : schema.safeParse(value)
  if (!parsed?.success) throw new PeerUnavailable(member, 'answer_form')
  return { status: response.status, body: parsed.data } as AnswerOf<C>
}

function decodeAnswer(contract: Contract, bytes: Uint8Array): unknown {
  const mediaType = contract.responseMediaType ?? 'application/json'
  if (mediaType.startsWith('text/')) return textOf(bytes)
  if (!mediaType.includes('json')) return bytes
  const value = parseIJson(textOf(bytes))
  return value.ok ? value.value : undefined
}

function problemOf(member: string, bytes: Uint8Array): PeerProblem | PeerUnavailable {
  const value = parseIJson(textOf(bytes))
  const parsed = value.ok ? problem.safeParse(value.value) : undefined
  return parsed?.success ? new PeerProblem(member, parsed.data) : new PeerUnavailable(member, 'answer_form')
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

function failureOf(cause: unknown): 'timeout' | 'no_answer' {
  return cause instanceof Error && cause.name === 'TimeoutError' ? 'timeout' : 'no_answer'
}
