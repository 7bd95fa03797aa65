import { type Contract, enterpriseParameter, requestTarget } from '@goodstanding/api'
import { addMs, type Instant } from '@goodstanding/core'
import { type Signer, utf8 } from '@goodstanding/crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signRequest } from '../http-signature/sign-request.ts'
import { targetUri } from '../http-signature/signed-components.ts'
import { type AnyRoute, refused } from './route.ts'
import { ROUTES } from './routes.ts'
import {
  ADMIN_TOKEN,
  BASE_URL,
  benchServer,
  ENTERPRISE,
  KEYS,
  MEMBERS,
  NOW,
  OTHER_ENTERPRISE,
} from './testing/bench-server.ts'

/** Every route of the program, its handler replaced by one that says it was reached. */
const REACHED = 'fact_withdrawn'
const routes: readonly AnyRoute[] = ROUTES.map(({ contract }) => ({ contract, handle: () => refused(REACHED) }))
const contracts: readonly Contract[] = routes.map(({ contract }) => contract)
const named = contracts.map((contract) => [`${contract.method} ${contract.path}`, contract] as const)

/** What a caller is told who was not let in. Input that is wrong is judged after that. */
const TURNED_AWAY = [
  'unauthorized',
  'forbidden',
  'signature_invalid',
  'signature_expired',
  'signature_replayed',
  'content_digest_mismatch',
]

let app: FastifyInstance
beforeAll(async () => {
  app = await benchServer(routes)
})
afterAll(() => app.close())

type Signed = { readonly keyId: string; readonly key: Signer; readonly at?: Instant; readonly signedBody?: string }
type Sent = { readonly headers?: Record<string, string>; readonly enterprise?: string }

const asMember = (name: 'lender' | 'home' | 'supervisor'): Signed => ({ keyId: `member:${name}`, key: KEYS[name] })
const asEnterprise: Signed = { keyId: `enterprise:${ENTERPRISE}#${KEYS.signer.publicKey}`, key: KEYS.signer }

let nonce = 0
const random = (size: number) => {
  nonce += 1
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, nonce)
  return bytes
}

/** Fills every parameter, the enterprise's with its id. */
function targetOf(contract: Contract, enterprise: string): string {
  const names = [...contract.path.matchAll(/:([a-zA-Z]+)|(\*)/g)].map(([, name, rest]) => name ?? rest ?? '')
  const own = enterpriseParameter(contract)
  return requestTarget(contract, {
    params: Object.fromEntries(names.map((name) => [name, name === own ? enterprise : 'x'])),
  })
}

const BODY = '{"unknown":1}'

async function sign(contract: Contract, by: Signed, enterprise = ENTERPRISE): Promise<Record<string, string>> {
  const url = targetUri(BASE_URL, targetOf(contract, enterprise))
  const body = utf8(by.signedBody ?? (contract.method === 'GET' ? '' : BODY))
  return signRequest({ method: contract.method, url, body }, by, { clock: { now: () => by.at ?? NOW }, random })
}

/** The code that the caller is told. */
async function send(contract: Contract, { headers = {}, enterprise = ENTERPRISE }: Sent): Promise<string> {
  const answer = await app.inject({
    method: contract.method,
    url: targetOf(contract, enterprise),
    headers: { ...headers, ...(contract.method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(contract.method === 'GET' ? {} : { payload: BODY }),
  })
  expect(answer.headers['content-type']).toContain('application/problem+json')
  return answer.json().code
}

const isLetIn = (code: string) => !TURNED_AWAY.includes(code)
const isOpen = (contract: Contract) => contract.allowed.includes('anyone')
const admitsSigner = (contract: Contract) =>
  contract.allowed.some((one) => one.startsWith('member') || one === 'enterprise')
/** A signer that the route admits. */
const admitted = (contract: Contract): Signed => {
  const member = MEMBERS.find(({ roles }) =>
    contract.allowed.some((one) => one === 'member' || roles.some((role) => one === `member:${role}`)),
  )
  return member === undefined ? asEnterprise : asMember(member.name as 'lender')
}

describe('Who may call a route is what its contract declares', () => {
  it.each(named)('%s: anyone', async (_name, contract) => {
    const code = await send(contract, {})
    expect(isLetIn(code)).toBe(isOpen(contract))
    if (!isOpen(contract)) expect(code).toBe('unauthorized')
  })

  describe.each(MEMBERS)('$name ($roles)', ({ name, roles }) => {
    it.each(named)('%s', async (_name, contract) => {
      const may = contract.allowed.some(
        (one) => one === 'anyone' || one === 'member' || roles.some((role) => one === `member:${role}`),
      )
      const code = await send(contract, { headers: await sign(contract, asMember(name as 'lender')) })
      expect(isLetIn(code)).toBe(may)
      if (!may) expect(code).toBe('forbidden')
    })
  })

  it.each(named)('%s: an enterprise, on its own path', async (_name, contract) => {
    const may = isOpen(contract) || contract.allowed.includes('enterprise')
    expect(isLetIn(await send(contract, { headers: await sign(contract, asEnterprise) }))).toBe(may)
  })

  it.each(named)('%s: an enterprise, on another’s path', async (_name, contract) => {
    const headers = await sign(contract, asEnterprise, OTHER_ENTERPRISE)
    expect(isLetIn(await send(contract, { headers, enterprise: OTHER_ENTERPRISE }))).toBe(isOpen(contract))
  })

  it.each(named)('%s: the operator', async (_name, contract) => {
    const may = isOpen(contract) || contract.allowed.includes('operator')
    const code = await send(contract, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
    expect(isLetIn(code)).toBe(may)
  })
})

describe('Credentials that do not hold are refused, whoever may call', () => {
  const closed = named.filter(([, contract]) => !isOpen(contract))
  const signed = closed.filter(([, contract]) => admitsSigner(contract))

  it.each(signed)('%s: a wrong signature', async (_name, contract) => {
    const headers = await sign(contract, { ...admitted(contract), key: KEYS.stranger })
    expect(await send(contract, { headers })).toBe('signature_invalid')
  })

  it.each(signed)('%s: an unknown key', async (_name, contract) => {
    const headers = await sign(contract, { keyId: 'member:nobody', key: KEYS.stranger })
    expect(await send(contract, { headers })).toBe('unauthorized')
  })

  it.each(signed)('%s: an expired signature', async (_name, contract) => {
    const headers = await sign(contract, { ...admitted(contract), at: addMs(NOW, -62_000) })
    expect(await send(contract, { headers })).toBe('signature_expired')
  })

  it.each(signed)('%s: a replayed request', async (_name, contract) => {
    const headers = await sign(contract, admitted(contract))
    expect(isLetIn(await send(contract, { headers }))).toBe(true)
    expect(await send(contract, { headers })).toBe('signature_replayed')
  })

  it.each(signed)('%s: another body than was signed', async (_name, contract) => {
    const headers = await sign(contract, { ...admitted(contract), signedBody: '{"unknown":2}' })
    expect(await send(contract, { headers })).toBe('content_digest_mismatch')
  })

  it.each(signed)('%s: a request that was signed for another path', async (_name, contract) => {
    const headers = await sign({ ...contract, path: `${contract.path}/x` }, admitted(contract))
    expect(await send(contract, { headers })).toBe('signature_invalid')
  })

  it.each(closed)('%s: a wrong token, or a token that came through a proxy', async (_name, contract) => {
    expect(await send(contract, { headers: { authorization: `Bearer ${ADMIN_TOKEN}x` } })).toBe('unauthorized')
    const forwarded = { authorization: `Bearer ${ADMIN_TOKEN}`, 'x-forwarded-for': '198.51.100.1' }
    expect(await send(contract, { headers: forwarded })).toBe('unauthorized')
  })

  it.each(closed)('%s: a token and a signature at once', async (_name, contract) => {
    const headers = { ...(await sign(contract, admitted(contract))), authorization: `Bearer ${ADMIN_TOKEN}` }
    expect(await send(contract, { headers })).toBe('unauthorized')
  })
})
