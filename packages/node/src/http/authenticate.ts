import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { ApiFault } from '@goodstanding/api'
import { enterpriseId, fail, findMember, type Instant, type Network, ok, type Result } from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import type { Clock } from '../clock.ts'
import type { Config } from '../config/config.ts'
import type { Nonces } from '../http-signature/nonces.ts'
import { targetUri } from '../http-signature/signed-components.ts'
import { verifyRequest } from '../http-signature/verify-request.ts'
import type { Caller } from './caller.ts'

/** Whether a key is a `read` signer of an enterprise now: its home node knows. */
export type IsReadSigner = (signer: { readonly enterprise: string; readonly key: string }) => Promise<boolean>

/** What callers are recognised by. */
export type Authentication = {
  readonly network: Network
  /** This node's own base URL: part of what callers sign. */
  readonly baseUrl: string
  readonly clock: Clock
  readonly since: Instant
  readonly nonces: Nonces
  readonly adminToken: string
  readonly operatorFrom: Config['operatorFrom']
  readonly isReadSigner: IsReadSigner
}

/** The head of a request: all that is needed to know who sends it, before a byte of its body is read. */
export type RequestHead = {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Address at the other end of the connection. */
  readonly address: string
}

/** Who sends a request. Without credentials: anyone; with credentials that do not hold: a fault, never anyone. */
export async function authenticate(head: RequestHead, by: Authentication): Promise<Result<Caller, ApiFault>> {
  const authorization = head.headers.authorization
  const isSigned = head.headers.signature !== undefined || head.headers['signature-input'] !== undefined
  if (authorization !== undefined && isSigned) return fail('unauthorized')
  if (authorization !== undefined) return operatorOf(head, by)
  if (isSigned) return signerOf(head, by)
  return ok({ kind: 'anyone' })
}

function operatorOf(head: RequestHead, by: Authentication): Result<Caller, ApiFault> {
  const given = /^Bearer ([A-Za-z0-9_-]{1,128})$/.exec(String(head.headers.authorization))?.[1]
  if (given === undefined) return fail('unauthorized')
  if (by.operatorFrom === 'loopback' && !isFromHere(head)) return fail('unauthorized')
  return timingSafeEqual(digest(given), digest(by.adminToken)) ? ok({ kind: 'operator' }) : fail('unauthorized')
}

/** A connection from this machine that no proxy says it forwarded. */
function isFromHere({ address, headers }: RequestHead): boolean {
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false
  const plain = address.replace(/^::ffff:/, '')
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

/** Of one length, so that comparing takes the same time for every guess. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

async function signerOf(head: RequestHead, by: Authentication): Promise<Result<Caller, ApiFault>> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(head.headers)) {
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ')
  }
  let caller: Caller | null = null
  const verified = await verifyRequest(
    { method: head.method, url: targetUri(by.baseUrl, head.target), headers },
    {
      keyOf: async (keyId) => {
        const found = await registeredKey(keyId, by)
        caller = found?.caller ?? null
        return found?.key ?? null
      },
      nonces: by.nonces,
      now: by.clock.now(),
      since: by.since,
    },
  )
  if (!verified.ok) return verified
  return caller === null ? fail('unauthorized') : ok(caller)
}

async function registeredKey(
  keyId: string,
  by: Authentication,
): Promise<{ readonly caller: Caller; readonly key: Uint8Array } | null> {
  const name = /^member:(.{1,64})$/.exec(keyId)?.[1]
  if (name !== undefined) {
    const member = findMember(by.network, name)
    return member === undefined ? null : { caller: { kind: 'member', member }, key: fromHex(member.httpKey) }
  }
  const [, enterprise, key] = /^enterprise:([^#]{1,100})#([0-9a-f]{64})$/.exec(keyId) ?? []
  if (enterprise === undefined || key === undefined || !enterpriseId.safeParse(enterprise).success) return null
  if (!(await by.isReadSigner({ enterprise, key }))) return null
  return { caller: { kind: 'enterprise', enterprise, key }, key: fromHex(key) }
}
