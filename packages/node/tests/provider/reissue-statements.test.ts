import { unlinkContract } from '@goodstanding/api'
import {
  formatInstant,
  HOUR_MS,
  type Instant,
  instantOfMs,
  type OpenedLeaf,
  type RegistrationProof,
} from '@goodstanding/core'
import { ANSWER_CLAIMS, assembleReport, verifyReport } from '@goodstanding/report'
import { leavesById } from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NodeContext } from '../../src/node-context.ts'
import { issueAnew } from '../../src/use-cases/provider/issue-anew.ts'
import { providerParts } from '../../src/use-cases/provider/provider-parts.ts'
import { reissueLate } from '../../src/use-cases/provider/reissue-late.ts'
import { unlinkCustomer } from '../../src/use-cases/provider/unlink-customer.ts'
import { withdrawRecord } from '../../src/use-cases/provider/withdraw-record.ts'
import { callNode } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { aRow, TRADELINE } from './candidate-rows.ts'
import {
  aRead,
  grant,
  keyStapleOf,
  keyStateOf,
  linkCustomer,
  type ProviderWorld,
  publish,
  sendRead,
  sign,
  startProviderWorld,
} from './provider-world.ts'
import { recordsWitnessed, registeredEnterprise } from './registered-enterprise.ts'

let world: ProviderWorld
let enterprise: TestEnterprise
let registration: RegistrationProof
beforeAll(async () => {
  world = await startProviderWorld('late statements')
  ;({ enterprise, registration } = await registeredEnterprise(world, 'late'))
})
afterAll(() => world.net.stop())

const bank = () => world.net.node('northbank').node
/** The bank's node a day before: what it issues is witnessed more than 24 hours later. */
const aDayBefore = (): NodeContext => ({
  ...bank(),
  clock: { ...bank().clock, now: (): Instant => instantOfMs(bank().clock.now() - 25 * HOUR_MS) },
})

const settled = () => recordsWitnessed(bank())

/** All that was witnessed too late is published anew, and witnessed. */
async function reissued(): Promise<void> {
  await settled()
  while (await reissueLate(bank()));
  await settled()
}

/** A customer with one record that is linked, on time. */
async function linked(customer: string) {
  const body = { ...TRADELINE, balance: { currency: 'USD', minor: 100 } }
  const [row] = await publish(world, 'northbank', [aRow({ customer, rowKey: customer, body })])
  const { link } = await relinked(customer)
  await settled()
  return { record: row?.id ?? '', link: link.head.id, subject: link.head.subject }
}

const relinked = (customer: string) => linkCustomer(world, enterprise, { member: 'northbank', customer, registration })

/** Publishes a link on a day before, under another id. */
async function lateAgain(link: string): Promise<string> {
  const [leaf] = await leavesById(bank().store.db, [link])
  if (leaf === undefined) throw new Error('the link is there')
  await issueAnew(aDayBefore(), await providerParts(bank()), leaf)
  await settled()
  const [earlier] = await leavesById(bank().store.db, [link])
  return earlier?.endedBy ?? ''
}

/** What a report over this subject shows of links and withdrawals, and what of it fails. */
async function reported(subject: string) {
  const { network, clock } = world.net
  const consent = await grant(world, enterprise, [
    { member: 'northbank', subject, types: ['tradeline'] },
    { member: 'registry', subject: registration.link.head.subject, types: ['registration', 'insolvency'] },
  ])
  const { request, staple, ...read } = await aRead(world, enterprise, consent, 'northbank', registration)
  const result = await sendRead(world, 'northbank', { request, staple, ...read })
  if (result.kind !== 'answered') throw new Error(result.refusal.payload.code)
  const asked = await aRead(world, enterprise, consent, 'registry', registration)
  const silent = { kind: 'silent' as const, at: asked.request.payload.at, reason: 'timeout' as const }
  const report = assembleReport({
    ...{ network, assembledAt: clock.now(), keyHistory: [enterprise.create] as never, registration, consent },
    answers: [
      {
        provider: 'northbank',
        request,
        staple,
        laterStaple: null,
        outcome: { kind: 'answered', answer: result.answer },
      },
      { provider: 'registry', request: asked.request, staple: asked.staple, laterStaple: null, outcome: silent },
    ],
  })
  const { claims } = verifyReport(report, { trusted: [network.genesisHash], now: clock.now() })
  const names: readonly string[] = ANSWER_CLAIMS
  return {
    statements: result.answer.payload.leaves.filter(({ head }) => 'of' in head),
    faults: claims
      .filter(({ claim, verdict }) => names.includes(claim) && verdict !== 'holds')
      .flatMap(({ findings }) => findings.map(({ code }) => code)),
  }
}

const typesOf = (leaves: readonly OpenedLeaf[]) => leaves.map(({ head }) => head.type)

describe('A link that was witnessed only after a day', () => {
  it('is published anew with the same body, and alone, so that reports verify again', async () => {
    const { link, subject } = await linked('first')
    const before = await reported(subject)
    expect(before).toMatchObject({ faults: [], statements: [{ head: { id: link } }] })
    const late = await lateAgain(link)
    expect(await reported(subject)).toMatchObject({
      ...{ faults: ['record_back_dated'], statements: [{ head: { id: late } }] },
    })
    await reissued()
    const after = await reported(subject)
    expect([typesOf(after.statements), after.faults]).toEqual([['link'], []])
    const [anew] = after.statements
    expect([link, late]).not.toContain(anew?.head.id)
    expect(anew?.opened?.body).toEqual(before.statements[0]?.opened?.body)
    // Nothing is left to publish anew.
    await reissued()
    expect((await reported(subject)).statements).toEqual(after.statements)
  })

  it('is ended by its enterprise under the id that it had before', async () => {
    const { link, subject } = await linked('second')
    await lateAgain(link)
    await reissued()
    const [standing] = (await reported(subject)).statements
    const payload = {
      ...{ kind: 'unlink' as const, provider: 'northbank', subject, enterprise: enterprise.id, link },
      ...{ keyState: keyStateOf(world, enterprise), at: formatInstant(bank().clock.now()) },
    }
    const keyStaple = await keyStapleOf(world, enterprise)
    const body = {
      ...{ unlink: sign(world, payload, enterprise.signer), keyHistory: [enterprise.create] as never, keyStaple },
    }
    const answer = await callNode(world.net, 'northbank', unlinkContract, { body, as: { member: 'portal' } })
    expect(answer.status).toBe(200)
    await expect(reported(subject)).rejects.toThrow('subject_not_linked')
    await relinked('second')
    await settled()
    const { statements, faults } = await reported(subject)
    expect([typesOf(statements), faults]).toEqual([['link', 'unlink', 'link'], []])
    expect(statements[1]?.head).toMatchObject({ ends: standing?.head.id })
  })

  it('and was ended before that was seen stands in no list any more', async () => {
    const { link, subject } = await linked('third')
    await lateAgain(link)
    await unlinkCustomer(bank(), 'third')
    await relinked('third')
    await settled()
    expect((await reported(subject)).faults).toEqual(['record_back_dated'])
    await reissued()
    // A slot takes out what is due.
    await publish(world, 'northbank', [aRow({ customer: 'third', rowKey: 'more' })])
    await settled()
    const { statements, faults } = await reported(subject)
    expect([typesOf(statements), faults]).toEqual([['unlink', 'link'], []])
  })
})

describe('An unlink that was witnessed only after a day', () => {
  it('is published anew, and ends the same link', async () => {
    const { link, subject } = await linked('fourth')
    const late = await unlinkCustomer(aDayBefore(), 'fourth')
    await relinked('fourth')
    await settled()
    expect((await reported(subject)).faults).toEqual(['record_back_dated'])
    await reissued()
    const { statements, faults } = await reported(subject)
    expect([typesOf(statements), faults]).toEqual([['link', 'link', 'unlink'], []])
    expect(statements[2]?.head).toMatchObject({ ends: link })
    expect(statements[2]?.head.id).not.toBe(late?.unlink)
  })
})

describe('A withdrawal that was witnessed only after a day', () => {
  it('is published anew with its reason, and the record stays withdrawn', async () => {
    const { record, subject } = await linked('fifth')
    const late = await withdrawRecord(aDayBefore(), { record, reason: 'wrong_subject' })
    await settled()
    expect((await reported(subject)).faults).toEqual(['record_back_dated'])
    await reissued()
    const { statements, faults } = await reported(subject)
    expect([typesOf(statements), faults]).toEqual([['link', 'withdrawal'], []])
    const [, anew] = statements
    expect(anew).toMatchObject({ head: { ends: record }, opened: { body: { reason: 'wrong_subject' } } })
    expect(await withdrawRecord(bank(), { record, reason: 'duplicate' })).toBe(anew?.head.id)
    expect(anew?.head.id).not.toBe(late)
  })
})
