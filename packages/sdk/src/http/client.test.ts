import { defineContract, refusalProblem } from '@goodstanding/api'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Sent, scriptedNode } from '../testing/scripted-node.ts'
import type { Credentials } from './client.ts'

const contract = defineContract({
  id: 'thing',
  method: 'POST',
  path: '/v1/things/:id',
  summary: 'A thing.',
  allowed: ['enterprise'],
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ deep: z.boolean().optional() }),
  body: z.strictObject({ a: z.int() }),
  responses: { 200: z.strictObject({ b: z.int() }), 204: z.undefined() },
  responseBytesMax: 1_000,
})

const input = { params: { id: "a/b'c" }, query: { deep: true }, body: { a: 1 } }

async function call(answer: (sent: Sent) => Response | object | undefined, credentials?: Credentials) {
  const node = scriptedNode([[contract, answer]], credentials)
  return { answer: await node.client.call(contract, input), sent: node.sent }
}
const text = (body: string, status = 200) => new Response(body, { status })

describe('a call to a node', () => {
  it('sends what the contract says and gives the checked answer', async () => {
    const { answer, sent } = await call(() => ({ b: 2 }))
    expect(answer).toEqual({ b: 2 })
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'http://home.example/v1/things/a%2Fb%27c?deep=true',
      text: '{"a":1}',
    })
    expect(sent[0]?.headers.get('content-type')).toBe('application/json')
  })

  it('may be answered with nothing', async () => {
    expect((await call(() => undefined)).answer).toBeUndefined()
  })

  it.each<[Credentials['kind'], Credentials, RegExp | null, string | null]>([
    ['none', { kind: 'none' }, null, null],
    ['token', { kind: 'token', token: 'abc' }, null, 'Bearer abc'],
  ])('bears the credentials of its caller: %s', async (_, credentials, signature, authorization) => {
    const [sent] = (await call(() => ({ b: 2 }), credentials)).sent
    expect([sent?.headers.get('signature'), sent?.headers.get('authorization')]).toEqual([signature, authorization])
  })

  it('throws the code of a problem, with what was wrong where', async () => {
    const faults = [{ at: '/a', message: 'must be larger' }]
    const refusing = call(() => Response.json(refusalProblem('consent_expired', { faults }), { status: 409 }))
    await expect(refusing).rejects.toMatchObject({
      code: 'consent_expired',
      status: 409,
      message: expect.stringContaining('/a'),
    })
  })

  it.each<[string, () => Response | object]>([
    ['answer_form', () => ({ b: 'x' })],
    ['answer_form', () => ({ b: 1, more: 2 })],
    ['answer_form', () => text('{}', 418)],
    ['answer_form', () => Response.json({ b: 1 }, { status: 201 })],
    ['answer_not_json', () => text('hello')],
    ['answer_not_json', () => text('{"b":1,"b":2}')],
    ['answer_too_large', () => text(`{"b":1${' '.repeat(2_000)}}`)],
    ['answer_too_large', () => new Response('{}', { headers: { 'content-length': '2000' } })],
  ])('throws %s for an answer that is not what was promised', async (code, answer) => {
    const failing = call(answer)
    await expect(failing).rejects.toMatchObject({ name: 'GoodstandingError', code })
  })

  it('says when nobody answers, and when not in time', async () => {
    const { client } = scriptedNode([])
    await expect(client.call(contract, input)).rejects.toMatchObject({ code: 'node_unreachable', status: null })
    const slow = call(() => {
      throw new DOMException('too slow', 'TimeoutError')
    })
    await expect(slow).rejects.toMatchObject({ code: 'node_timeout' })
  })
})
