import { defineContract } from '@goodstanding/api'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createLogger } from '../logger.ts'
import type { AnyRoute, Route } from './route.ts'
import { ADMIN_TOKEN, benchServer } from './testing/bench-server.ts'

const echoContract = defineContract({
  id: 'echo',
  method: 'POST',
  path: '/v1/echo/:code',
  summary: 'Says what it was told.',
  allowed: ['anyone'],
  params: z.strictObject({ code: z.string().max(40) }),
  body: z.strictObject({ count: z.int() }),
  bodyBytesMax: 100,
  responses: { 200: z.strictObject({ count: z.int() }) },
})
const echoRoute: Route<typeof echoContract> = {
  contract: echoContract,
  handle({ body }) {
    if (body.count === 13) throw new Error('row code=0123456789abcdef0123456789abcdef is broken')
    if (body.count === 14) return { status: 200, body: { count: 0.5 } }
    return { status: 200, body }
  },
}
const routes: readonly AnyRoute[] = [echoRoute]
const SECRET = 'secret0123456789abcdef'

async function echo(payload: string, options: Parameters<typeof benchServer>[1] = {}) {
  const app = await benchServer(routes, options)
  const answer = await app.inject({
    method: 'POST',
    url: `/v1/echo/${SECRET}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    payload,
  })
  await app.close()
  return answer
}

describe('The server', () => {
  it('answers what the contract says', async () => {
    const answer = await echo('{"count":3}')
    expect([answer.statusCode, answer.json(), answer.headers['cache-control']]).toEqual([200, { count: 3 }, 'no-store'])
  })

  it.each([
    ['a name twice', '{"count":1,"count":2}'],
    ['no JSON', '{count:1}'],
    ['an unknown field', '{"count":1,"more":2}'],
    ['another type', '{"count":"1"}'],
    ['nothing', ''],
    ['a number that a double cannot hold', '{"count":9007199254740993}'],
  ])('refuses a body with %s', async (_what, payload) => {
    const answer = await echo(payload)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'body_form'])
  })

  it('names the place of a fault and never what was sent', async () => {
    const answer = await echo('{"count":"5f3e-secret"}')
    expect(answer.json().faults).toEqual([{ at: '/count', message: expect.stringContaining('expected') }])
    expect(answer.body).not.toContain('5f3e')
  })

  it('refuses a body above the contract’s size', async () => {
    const answer = await echo(`{"count":1,"x":"${'x'.repeat(200)}"}`)
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'body_too_large'])
  })

  it('refuses another media type', async () => {
    const app = await benchServer(routes)
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/echo/x',
      headers: { 'content-type': 'text/plain' },
      payload: '{}',
    })
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'media_type_unsupported'])
  })

  it('says nothing of its own mistakes but that there was one', async () => {
    for (const payload of ['{"count":13}', '{"count":14}']) {
      const answer = await echo(payload)
      expect(answer.statusCode).toBe(500)
      expect(answer.json()).toEqual({
        type: 'urn:goodstanding:problem:internal_error',
        title: 'internal error',
        status: 500,
        code: 'internal_error',
      })
    }
  })

  it('says not_found for a route that is not there', async () => {
    const app = await benchServer(routes)
    const answer = await app.inject({ method: 'GET', url: '/v1/nothing' })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
  })

  it('turns away a caller that asks too often, and says when to come back', async () => {
    const app = await benchServer(routes, { limits: { anyonePerMinute: 20 } })
    const ask = () => app.inject({ method: 'GET', url: '/v1/nothing' })
    expect((await ask()).statusCode).toBe(404)
    expect((await ask()).statusCode).toBe(404)
    const third = await ask()
    expect([third.statusCode, third.json().code, third.headers['retry-after']]).toEqual([429, 'too_many_requests', '3'])
  })

  it('writes no secret, body, path or token to its log', async () => {
    const lines: string[] = []
    const logger = createLogger({
      member: 'home',
      level: 'debug',
      destination: { write: (line: string) => lines.push(line) },
    })
    await echo('{"count":3}', { logger })
    await echo('{"count":13}', { logger })
    const log = lines.join('')
    expect(log).toContain('/v1/echo/:code')
    expect(log).toContain('request failed')
    for (const secret of [SECRET, ADMIN_TOKEN, '0123456789abcdef', '"count"']) expect(log).not.toContain(secret)
  })

  it('describes all its routes as OpenAPI 3.1', async () => {
    const app = await benchServer(routes)
    const document = (await app.inject({ method: 'GET', url: '/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/v1/echo/{code}'].post).toMatchObject({ operationId: 'echo', summary: echoContract.summary })
    expect(Object.keys(document.paths['/v1/echo/{code}'].post.responses)).toEqual(['200', '4XX', '5XX'])
  })
})
