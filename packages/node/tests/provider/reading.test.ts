import {
  endConsentContract,
  type ReadBody,
  type ReadResult,
  readReceiptContract,
  withdrawRecordContract,
} from '@goodstanding/api'
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  type ReadAnswer,
  type ReadAnswerStatement,
  type RecordType,
  type RegistrationProof,
} from '@goodstanding/core'
import { canonicalJson, ed25519Signer, fromHex } from '@goodstanding/crypto'
import { ANSWER_CLAIMS, assembleReport, verifyReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { callNode } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { aRow, closedTradeline, TRADELINE } from './candidate-rows.ts'
import {
  aRead,
  type ConsentTerms,
  type GivenConsent,
  grant,
  newEnterprise,
  type ProviderWorld,
  publish,
  sendRead,
  sign,
  stapleOf,
  startProviderWorld,
} from './provider-world.ts'
import { enterpriseWithLoan } from './registered-enterprise.ts'

let world: ProviderWorld
let enterprise: TestEnterprise
let registration: RegistrationProof
let subject: string
let entrySubject: string

beforeAll(async () => {
  world = await startProviderWorld('reading')
  ;({ enterprise, registration, subject, entrySubject } = await enterpriseWithLoan(world, 'read'))
})
afterAll(() => world.net.stop())

const TYPES: readonly RecordType[] = ['tradeline', 'accounts']

function consentFor(terms: ConsentTerms = {}): Promise<GivenConsent> {
  const covers = [
    { member: 'northbank', subject, types: TYPES },
    { member: 'registry', subject: entrySubject, types: ['registration', 'insolvency'] as const },
  ]
  return grant(world, enterprise, covers, terms)
}

async function prepare(terms: ConsentTerms = {}): Promise<{ consent: GivenConsent; body: ReadBody }> {
  const consent = await consentFor(terms)
  return { consent, body: await aRead(world, enterprise, consent, 'northbank', registration) }
}

function answered(result: ReadResult): ReadAnswerStatement {
  if (result.kind !== 'answered') throw new Error(`refused: ${result.refusal.payload.code}`)
  return result.answer
}

function codeOf(result: ReadResult): string {
  return result.kind === 'answered' ? 'answered' : result.refusal.payload.code
}

/** Every claim of the answer that does not hold, in a report in which the registrar was silent. */
async function faults(consent: GivenConsent, { request, staple }: ReadBody, answer: ReadAnswerStatement) {
  const { network, clock } = world.net
  const asked = await aRead(world, enterprise, consent, 'registry', registration)
  const silent = { kind: 'silent' as const, at: asked.request.payload.at, reason: 'timeout' as const }
  const report = assembleReport({
    ...{ network, assembledAt: clock.now(), keyHistory: [enterprise.create] as never, registration, consent },
    answers: [
      { provider: 'northbank', request, staple, laterStaple: null, outcome: { kind: 'answered', answer } },
      { provider: 'registry', request: asked.request, staple: asked.staple, laterStaple: null, outcome: silent },
    ],
  })
  const { claims } = verifyReport(report, { trusted: [network.genesisHash], now: clock.now() })
  const names: readonly string[] = ANSWER_CLAIMS
  return claims.filter(({ claim, verdict }) => names.includes(claim) && verdict !== 'holds')
}

const bodiesOf = ({ leaves }: ReadAnswer, type: string) =>
  leaves.flatMap(({ head, opened }) => (head.type === type ? [opened?.body ?? null] : []))

describe('An answer', () => {
  it('proves that there is none of a type, and opens all that there is', async () => {
    const { consent, body } = await prepare()
    const { payload } = answered(await sendRead(world, 'northbank', body))
    expect(payload.index.map(({ type, list }) => [type, list?.positions.length ?? 0])).toEqual([
      ['tradeline', 1],
      ['accounts', 0],
      ['link', 1],
    ])
    expect(await faults(consent, body, answered(await sendRead(world, 'northbank', body)))).toEqual([])
  })

  it('shows the heads alone of what is superseded, withdrawn or outside the slice', async () => {
    await publish(world, 'northbank', [
      aRow({
        customer: 'cust',
        rowKey: 'old',
        asOf: '2020-12-31' as never,
        body: { ...TRADELINE, openedOn: '2015-01-01' },
      }),
      aRow({ customer: 'cust', rowKey: 'gone', body: closedTradeline('2025-01-31') }),
    ])
    await publish(world, 'northbank', [aRow({ customer: 'cust', body: { ...TRADELINE, balance: usd(1) } })])
    const [gone] = await publish(world, 'northbank', [
      aRow({ customer: 'cust', rowKey: 'gone', body: closedTradeline('2025-02-28') }),
    ])
    await callNode(world.net, 'northbank', withdrawRecordContract, {
      ...{ body: { record: gone?.id ?? '', reason: 'wrong_subject' }, as: 'operator' },
    })
    await settled()
    const { consent, body } = await prepare({ slice: { factsFrom: '2024-01-01' as never } })
    const answer = answered(await sendRead(world, 'northbank', body))
    expect(await faults(consent, body, answer)).toEqual([])
    const shown = bodiesOf(answer.payload, 'tradeline').filter((one) => one !== null)
    expect(shown).toEqual([expect.objectContaining({ balance: usd(1) })])
    expect(bodiesOf(answer.payload, 'tradeline')).toHaveLength(5)
    expect(bodiesOf(answer.payload, 'withdrawal')).toEqual([{ reason: 'wrong_subject' }])
    const text = canonicalJson(answer)
    for (const hidden of ['2025-01-31', '2025-02-28']) expect(text).not.toContain(`"closedOn":"${hidden}"`)
  })

  it('is whole and of one slot while rows are published all the time', { timeout: 120_000 }, async () => {
    let isDone = false
    const ingest = async () => {
      for (let batch = 0; !isDone; batch++) {
        const others = Array.from({ length: 150 }, (_, i) => aRow({ customer: `other ${batch} ${i}` }))
        const own = aRow({ customer: 'cust', rowKey: 'moving', body: { ...TRADELINE, balance: usd(batch) } })
        await publish(world, 'northbank', [...others, own])
      }
    }
    const ingesting = ingest()
    const sizes = new Set<string>()
    try {
      const { consent } = await prepare({ reads: 3 })
      for (let i = 0; i < 3; i++) {
        const body = await aRead(world, enterprise, consent, 'northbank', registration)
        const answer = await completed(body, answered(await sendRead(world, 'northbank', body)))
        expect(await faults(consent, body, answer)).toEqual([])
        sizes.add(answer.payload.recordLog.checkpoint)
      }
    } finally {
      isDone = true
      await ingesting
    }
    expect(sizes.size).toBeGreaterThan(1)
  })

  it('keeps no more slots of the index than it answers from', async () => {
    await settled()
    await publish(world, 'northbank', [aRow({ customer: 'last' })])
    await settled()
    const { db } = world.net.node('northbank').node.store
    const old = await db.selectFrom('provider_index_slot').select('size').execute()
    expect(old.length).toBeLessThanOrEqual(2)
    const pages = await db.selectFrom('provider_index_page').selectAll().execute()
    const replaced = pages.filter(({ until_size }) => until_size !== null)
    expect(replaced.length).toBeLessThan(pages.length / 2)
  })
})

/** The answer with its receipt, which a busy machine may give later. */
async function completed(body: ReadBody, answer: ReadAnswerStatement): Promise<ReadAnswerStatement> {
  if (answer.payload.receipt.proof !== null) return answer
  return vi.waitFor(
    async () => {
      const { status, json } = await receiptOf(body)
      expect(status).toBe(200)
      return (json as { answer: ReadAnswerStatement }).answer
    },
    { timeout: 20_000, interval: 200 },
  )
}

function usd(minor: number) {
  return { currency: 'USD', minor }
}

/** Waits until all that is queued is witnessed. */
async function settled(): Promise<void> {
  const { logs } = world.net.node('northbank').node
  for (;;) {
    const status = await logs.records?.status()
    if (status?.queued === 0 && status.witnessedSize === status.size) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('The same request again', () => {
  it('gets the same answer and takes no read', async () => {
    const { consent, body } = await prepare({ reads: 1 })
    const first = answered(await sendRead(world, 'northbank', body))
    await publish(world, 'northbank', [aRow({ customer: 'cust', rowKey: 'since' })])
    world.net.advance(HOUR_MS)
    const staple = await freshStaple(consent)
    expect(answered(await sendRead(world, 'northbank', { ...body, staple }))).toEqual(first)
    const another = await aRead(world, enterprise, consent, 'northbank', registration)
    expect(codeOf(await sendRead(world, 'northbank', another))).toBe('consent_reads_exhausted')
  })

  it('at the same moment is answered once', async () => {
    const { body } = await prepare({ reads: 1 })
    const results = await Promise.all(Array.from({ length: 4 }, () => sendRead(world, 'northbank', body)))
    const [first, ...others] = results.map(answered)
    for (const one of others) expect(one).toEqual(first)
    expect(first?.payload.receipt.n).toBe(1)
  })

  it('with other bytes is refused', async () => {
    const { consent, body } = await prepare()
    answered(await sendRead(world, 'northbank', body))
    const other = await aRead(world, enterprise, consent, 'northbank', registration)
    const { requestId } = body.request.payload
    expect(codeOf(await sendRead(world, 'northbank', resigned(other, { requestId })))).toBe('request_id_reused')
  })

  it('is refused after a day, when the answer is erased', async () => {
    const { consent, body } = await prepare()
    answered(await sendRead(world, 'northbank', body))
    world.net.advance(DAY_MS + HOUR_MS)
    const staple = await freshStaple(consent)
    expect(codeOf(await sendRead(world, 'northbank', { ...body, staple }))).toBe('request_too_old')
  })
})

function resigned(body: ReadBody, change: object): ReadBody {
  const signer = ed25519Signer(fromHex(world.net.seeds('harborlend').statement))
  return { ...body, request: sign(world, { ...body.request.payload, ...change }, signer) }
}

/** A staple after the clock was moved: a new block makes a new header. */
async function freshStaple(consent: GivenConsent): Promise<ReadBody['staple']> {
  blocks += 1
  await newEnterprise(world, `block ${blocks}`)
  return stapleOf(world, consent)
}
let blocks = 0

describe('Reads under one consent', () => {
  it('are no more than it has, however many come at once, each with a number of its own', async () => {
    const consent = await consentFor({ reads: 3 })
    const bodies = await Promise.all(
      Array.from({ length: 8 }, () => aRead(world, enterprise, consent, 'northbank', registration)),
    )
    const results = await Promise.all(bodies.map((body) => sendRead(world, 'northbank', body)))
    const numbers = results.flatMap((one) => (one.kind === 'answered' ? [one.answer.payload.receipt.n] : []))
    expect(numbers.sort()).toEqual([1, 2, 3])
    expect(results.filter((one) => codeOf(one) === 'consent_reads_exhausted')).toHaveLength(5)
  })

  it('end when a later consent for the same reader and purpose is read under', async () => {
    const { consent } = await prepare()
    const later = await prepare()
    answered(await sendRead(world, 'northbank', later.body))
    const body = await aRead(world, enterprise, consent, 'northbank', registration)
    expect(codeOf(await sendRead(world, 'northbank', body))).toBe('consent_superseded')
  })

  it('are refused from the moment on at which its code is shown, and what was stored is erased', async () => {
    const { consent, body } = await prepare()
    answered(await sendRead(world, 'northbank', body))
    const ended = await callNode(world.net, 'northbank', endConsentContract, {
      ...{ body: { code: consent.code }, as: { member: 'portal' } },
    })
    expect(ended.status).toBe(204)
    expect(codeOf(await sendRead(world, 'northbank', body))).toBe('consent_revoked')
    const another = await aRead(world, enterprise, consent, 'northbank', registration)
    expect(codeOf(await sendRead(world, 'northbank', another))).toBe('consent_revoked')
    const { db } = world.net.node('northbank').node.store
    const rows = await db
      .selectFrom('provider_read')
      .select('sealed')
      .where('consent', '=', consent.statement.payload.id)
      .execute()
    expect(rows).toEqual([{ sealed: null }])
    const receipt = await receiptOf(body)
    expect(receipt.status).toBe(404)
  })

  it('by the enterprise itself are sent by its home and signed by its `read` signer', async () => {
    const { consent, body } = await prepare({ purpose: 'own_copy', reader: enterprise.id, keepUntil: null })
    const answer = answered(await sendRead(world, 'northbank', body, 'portal'))
    expect(await faults(consent, body, answer)).toEqual([])
    const next = await aRead(world, enterprise, consent, 'northbank', registration)
    expect(codeOf(await sendRead(world, 'northbank', next, 'otherhome'))).toBe('reader_mismatch')
  })
})

async function receiptOf(body: ReadBody, as = 'harborlend') {
  return callNode(world.net, 'northbank', readReceiptContract, { body, as: { member: as } })
}

describe('A receipt', () => {
  it('is given again to who asked, and to nobody else', async () => {
    const { body } = await prepare()
    const answer = answered(await sendRead(world, 'northbank', body))
    expect((await receiptOf(body)).json).toEqual({ answer })
    expect((await receiptOf(body, 'otherhome')).status).toBe(404)
  })

  it('is given by a fresh staple alone, and by none of another consent', async () => {
    const { consent, body } = await prepare()
    answered(await sendRead(world, 'northbank', body))
    const other = await prepare()
    expect(await receiptOf({ ...body, staple: other.body.staple })).toMatchObject({
      status: 422,
      json: { code: 'staple_invalid' },
    })
    world.net.advance(3 * MINUTE_MS)
    expect(await receiptOf(body)).toMatchObject({ status: 422, json: { code: 'staple_too_old' } })
    expect((await receiptOf({ ...body, staple: await freshStaple(consent) })).status).toBe(200)
  })

  it('is refused once the consent is revoked on the ledger, though nobody has told the provider', async () => {
    const { consent, body } = await prepare()
    answered(await sendRead(world, 'northbank', body))
    const revoke = { payload: { kind: 'consent.revoke' as const, code: consent.code }, proofs: [] }
    expect((await world.net.node('sequencer').node.ledger.submit(revoke)).accepted).toBe(true)
    world.net.advance(3 * MINUTE_MS)
    expect(await receiptOf(body)).toMatchObject({ json: { code: 'staple_too_old' } })
    const staple = await freshStaple(consent)
    expect(await receiptOf({ ...body, staple })).toMatchObject({ status: 409, json: { code: 'consent_revoked' } })
    const { db } = world.net.node('northbank').node.store
    const told = await db
      .selectFrom('provider_read')
      .select('sealed')
      .where('consent', '=', consent.statement.payload.id)
      .execute()
    expect(told.map(({ sealed }) => sealed !== null)).toEqual([true])
  })

  it('is no way to a first answer, nor to that of another request', async () => {
    const { consent, body } = await prepare()
    expect((await receiptOf(body)).status).toBe(404)
    answered(await sendRead(world, 'northbank', body))
    const { requestId } = body.request.payload
    const other = resigned(await aRead(world, enterprise, consent, 'northbank', registration), { requestId })
    expect(await receiptOf(other)).toMatchObject({ status: 409, json: { code: 'request_id_reused' } })
  })

  it('comes later when there are no witnesses: the answer is provisional until then', { timeout: 60_000 }, async () => {
    const { consent, body } = await prepare()
    await Promise.all(['witness-b', 'witness-c'].map((name) => world.net.node(name).stop()))
    const answer = answered(await sendRead(world, 'northbank', body))
    expect(answer.payload.receipt.proof).toBeNull()
    expect(await faults(consent, body, answer)).toMatchObject([
      { claim: 'receipt', findings: [{ code: 'receipt_provisional' }] },
    ])
    expect((await receiptOf(body)).status).toBe(503)
  })
})
