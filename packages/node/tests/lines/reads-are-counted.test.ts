import { endConsentContract, type ReadBody, readReceiptContract } from '@goodstanding/api'
import { DAY_MS, formatInstant, type Instant } from '@goodstanding/core'
import { ed25519Signer, fromHex } from '@goodstanding/crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireRecords } from '../../src/use-cases/provider/expire-records.ts'
import {
  aRead,
  type ConsentTerms,
  type GivenConsent,
  grant,
  inDays,
  newEnterprise,
  type ProviderWorld,
  sendRead,
  sign,
} from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { ALL_DAYS, codeOf, type Enrolled, enrol, startLinesWorld } from './lines-world.ts'

let world: ProviderWorld
let victim: Enrolled
let accomplice: Enrolled

beforeAll(async () => {
  world = await startLinesWorld('reads are counted')
  victim = await enrol(world, 'victim', 'C3268102')
  accomplice = await enrol(world, 'accomplice', 'C3268103')
})
afterAll(() => world.net.stop())

const granted = (of: Enrolled, terms: ConsentTerms): Promise<GivenConsent> =>
  grant(world, of.enterprise, [of.covers[1]], { slice: ALL_DAYS, ...terms })
const bodyFor = (of: Enrolled, consent: GivenConsent): Promise<ReadBody> =>
  aRead(world, of.enterprise, consent, 'northbank', of.registration)
const read = async (of: Enrolled, consent: GivenConsent) => sendRead(world, 'northbank', await bodyFor(of, consent))

async function receiptOf(body: ReadBody): Promise<number> {
  const as = { member: 'harborlend' }
  const answer = await callNode(world.net, 'northbank', readReceiptContract, { body, as })
  return answer.status
}

describe('A consent is read under', () => {
  it('as often as it says, however many requests come at once', async () => {
    const consent = await granted(victim, { reads: 2 })
    const bodies = await Promise.all(Array.from({ length: 6 }, () => bodyFor(victim, consent)))
    const results = await Promise.all(bodies.map((body) => sendRead(world, 'northbank', body)))
    const numbers = results.flatMap((one) => (one.kind === 'answered' ? [one.answer.payload.receipt.n] : []))
    expect(numbers.sort()).toEqual([1, 2])
    expect(results.filter((one) => codeOf(one) === 'consent_reads_exhausted')).toHaveLength(4)
  })

  it('once for one request, and not at all for other bytes of its id', async () => {
    const consent = await granted(victim, { reads: 2 })
    const body = await bodyFor(victim, consent)
    const signer = ed25519Signer(fromHex(world.net.seeds('harborlend').statement))
    const at = formatInstant((world.net.clock.now() - 1_000) as Instant)
    const other = { ...body, request: sign(world, { ...body.request.payload, at }, signer) }
    const results = await Promise.all([body, body, other].map((one) => sendRead(world, 'northbank', one)))
    const codes = results.map(codeOf)
    expect(codes.filter((code) => code === 'request_id_reused').length).toBeGreaterThan(0)
    const numbers = results.flatMap((one) => (one.kind === 'answered' ? [one.answer.payload.receipt.n] : []))
    expect(new Set(numbers)).toEqual(new Set([1]))
  })
})

describe('An accomplice of the lender that grants a consent of the same id', () => {
  it('counts for itself alone', async () => {
    const consent = await granted(victim, { reads: 1 })
    const { id } = consent.statement.payload
    expect(codeOf(await read(accomplice, await granted(accomplice, { id, reads: 3 })))).toBe('answered')
    const result = await read(victim, consent)
    expect(result).toMatchObject({ kind: 'answered', answer: { payload: { receipt: { n: 1 } } } })
    expect(codeOf(await read(victim, consent))).toBe('consent_reads_exhausted')
  })

  it('does not keep an answer alive that the victim’s code ends', async () => {
    const consent = await granted(victim, { reads: 2 })
    const { id } = consent.statement.payload
    await read(accomplice, await granted(accomplice, { id }))
    const body = await bodyFor(victim, consent)
    expect(codeOf(await sendRead(world, 'northbank', body))).toBe('answered')
    const ended = { body: { code: consent.code }, as: { member: 'portal' } } as const
    await callNode(world.net, 'northbank', endConsentContract, ended)
    expect(await receiptOf(body)).toBe(404)
  })

  it('does not hide a later consent from an older one', async () => {
    const older = await granted(victim, { reads: 2 })
    const newer = await granted(victim, { reads: 2 })
    await read(accomplice, await granted(accomplice, { id: newer.statement.payload.id }))
    expect(codeOf(await read(victim, newer))).toBe('answered')
    expect(codeOf(await read(victim, older))).toBe('consent_superseded')
  })

  it('does not make the provider forget what was read', async () => {
    const own = { purpose: 'own_copy', keepUntil: null, reads: 1 } as const
    const consent = await granted(victim, { ...own, reader: victim.enterprise.id, expires: inDays(world, 300) })
    const { id } = consent.statement.payload
    const short = await granted(accomplice, { ...own, id, reader: accomplice.enterprise.id, expires: inDays(world, 1) })
    const send = async (of: Enrolled, from: GivenConsent) =>
      codeOf(await sendRead(world, 'northbank', await bodyFor(of, from), 'portal'))
    expect(await send(accomplice, short)).toBe('answered')
    expect(await send(victim, consent)).toBe('answered')
    world.net.advance(100 * DAY_MS)
    await expireRecords(world.net.node('northbank').node)
    await newEnterprise(world, 'a block of then')
    const { db } = world.net.node('northbank').node.store
    const kept = await db.selectFrom('provider_read').select('consent').where('consent', '=', id).execute()
    expect(kept).toHaveLength(1)
  })
})
