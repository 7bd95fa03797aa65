import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defineContract } from '@goodstanding/api'
import type { Member, Network } from '@goodstanding/core'
import { instantOfMs } from '@goodstanding/core'
import { ed25519Signer } from '@goodstanding/crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createMemberClient } from './member-client.ts'

const contract = defineContract({
  id: 'thing',
  method: 'POST',
  path: '/v1/things/:id',
  summary: 'A thing.',
  allowed: ['member'],
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ deep: z.boolean().optional() }),
  body: z.strictObject({ a: z.int() }),
  responses: { 200: z.strictObject({ b: z.int() }) },
  responseBytesMax: 1_000,
  timeoutMs: 200,
})
const openContract = defineContract({ ...contract, id: 'open', allowed: ['anyone'] })

let answer: (response: ServerResponse) => void
let seen: { url: string | undefined; headers: NodeJS.Dict<string | string[]>; body: string }
let server: Server
let client: ReturnType<typeof createMemberClient>

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      seen = { url: request.url, headers: request.headers, body }
      answer(response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const network = {
    descriptor: {
      members: [
        { name: 'bank', baseUrl: `http://127.0.0.1:${port}/` },
        { name: 'gone', baseUrl: 'http://127.0.0.1:1' },
      ] as Partial<Member>[],
    },
  }
  client = createMemberClient({
    network: network as unknown as Network,
    signer: { keyId: 'member:lender', key: ed25519Signer(new Uint8Array(32).fill(1)) },
    clock: { now: () => instantOfMs(1_790_000_000_000) },
    random: (size) => new Uint8Array(size).fill(3),
  })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const json =
  (status: number, body: unknown, type = 'application/json') =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const call = (member = 'bank') =>
  client.call(member, contract, { params: { id: "a/b'c" }, query: { deep: true }, body: { a: 1 } })

describe('A call to another member', () => {
  it('sends what the contract says, signed, and gives the checked answer', async () => {
    answer = json(200, { b: 2 })
    expect(await call()).toEqual({ status: 200, body: { b: 2 } })
    expect(seen.url).toBe('/v1/things/a%2Fb%27c?deep=true')
    expect(seen.body).toBe('{"a":1}')
    expect(seen.headers['signature-input']).toMatch(
      /^sig=\("@method" "@target-uri" "content-digest"\);created=1790000000;nonce="(03){16}";keyid="member:lender"/,
    )
  })

  it('sends no credentials to a route that takes none', async () => {
    answer = json(200, { b: 2 })
    await client.call('bank', openContract, { params: { id: 'x' }, body: { a: 1 } })
    expect(seen.headers.signature).toBeUndefined()
  })

  it('throws the code of a problem', async () => {
    const problem = { type: 'urn:goodstanding:problem:forbidden', title: 'forbidden', status: 403, code: 'forbidden' }
    answer = json(403, problem, 'application/problem+json')
    await expect(call()).rejects.toMatchObject({ name: 'PeerProblem', member: 'bank', code: 'forbidden' })
  })

  it.each([
    ['answer_form', json(200, { b: 'x' })],
    ['answer_form', json(200, { b: 1, more: 2 })],
    ['answer_form', json(200, '{"b":1,"b":2}')],
    ['answer_form', json(200, 'hello')],
    ['answer_form', json(500, 'oops', 'text/html')],
    ['answer_form', json(418, { b: 1 })],
    ['too_large', json(200, `{"b":1${' '.repeat(2_000)}}`)],
    ['too_large', (response: ServerResponse) => response.writeHead(200).write(' '.repeat(2_000))],
    ['no_answer', (response: ServerResponse) => response.destroy()],
    ['no_answer', (response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['timeout', () => undefined],
    ['timeout', (response: ServerResponse) => response.writeHead(200).write('{')],
  ])('cannot be used: %s', async (failure, answering) => {
    answer = answering
    await expect(call()).rejects.toMatchObject({ name: 'PeerUnavailable', member: 'bank', failure })
  })

  it('says when nobody answers', async () => {
    await expect(call('gone')).rejects.toMatchObject({ name: 'PeerUnavailable', member: 'gone', failure: 'no_answer' })
  })

  it('is made to members of the network alone', async () => {
    await expect(call('nobody')).rejects.toThrow('no member nobody')
  })
})
