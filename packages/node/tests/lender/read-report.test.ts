import { createServer, type Server } from 'node:net'
import { readReportContract } from '@goodstanding/api'
import { type Instant, instantOfMs } from '@goodstanding/core'
import { ed25519Signer, fromHex, signStatement } from '@goodstanding/crypto'
import { parseReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PeerUnavailable } from '../../src/clients/peer-error.ts'
import { keptReportFile, keptReports } from '../../src/use-cases/lender/kept-reports.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { inDays } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import {
  bent,
  type Enrolled,
  enrol,
  fileOk,
  type LenderWorld,
  lender,
  readOk,
  readOnce,
  readsAt,
  receivedConsent,
  type Scripted,
  signedBy,
  silence,
  startLenderWorld,
  verified,
  withPeers,
} from './lender-world.ts'

let world: LenderWorld
let acme: Enrolled
beforeAll(async () => {
  world = await startLenderWorld('read report')
  acme = await enrol(world, 'acme', 'C3268102')
})
afterAll(() => world.net.stop())

/** Reads under a new consent, with what southbank's answer becomes on its way. */
async function readWith(bend: Scripted) {
  const consent = await receivedConsent(world, acme)
  const node = withPeers(lender(world), { 'southbank read': bend })
  const overview = await readOk(node, consent.statement.payload.id)
  return { overview, file: await fileOk(node, overview.id) }
}
const viewOf = ({ answers }: { answers: readonly { provider: string }[] }, provider: string) =>
  answers.find((one) => one.provider === provider)
describe('A report', () => {
  it('holds the answers of all providers, is kept, and verifies as a test network’s can', async () => {
    const consent = await receivedConsent(world, acme)
    const node = lender(world)
    const overview = await readOk(node, consent.statement.payload.id)
    expect(overview).toMatchObject({
      consent: consent.statement.payload.id,
      enterprise: acme.enterprise.id,
      overall: 'verified_with_remarks',
    })
    expect(overview.answers.map(({ outcome, code }) => [outcome, code])).toEqual(Array(3).fill(['answered', null]))
    const file = await fileOk(node, overview.id)
    const { claims } = verified(world, file)
    expect(claims.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual(['test_network'])
    expect(file.registration).toBeNull()
    expect(parseReport(JSON.stringify(file)).ok).toBe(true)
    expect((await keptReports(node))[0]).toEqual(overview)
    expect(await fileOk(node, overview.id)).toEqual(file)
  })

  it('is nowhere in the database in the clear', async () => {
    const { file } = await readWith((honest) => honest())
    const reads = await lender(world).store.db.selectFrom('lender_read').selectAll().execute()
    const reports = await lender(world).store.db.selectFrom('lender_report').selectAll().execute()
    const text = [...reads, ...reports]
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
      .join(' ')
    for (const { slice } of file.consent.slices) expect(text).not.toContain(slice.subjects[0])
    expect(text).not.toContain('Harbor Row Bakery')
  })
})

describe('What a provider sends back counts only as far as it has signed it', () => {
  it.each<[string, Scripted]>([
    [
      'a wrong signature',
      bent(({ payload, proofs }) => ({
        payload,
        proofs: proofs.map((proof) => ({ ...proof, signature: '00'.repeat(64) })),
      })),
    ],
    [
      'an answer that was changed after signing',
      bent(({ payload, proofs }) => ({ payload: { ...payload, leaves: [] }, proofs })),
    ],
    [
      'a refusal that somebody else has signed',
      async () => {
        const key = ed25519Signer(new Uint8Array(32).fill(9))
        const payload = { kind: 'read_refusal', provider: 'southbank', request: '00'.repeat(32), at: inDays(world, 0) }
        const refusal = signStatement(
          { ...payload, code: 'consent_ended' },
          [key],
          fromHex(world.net.network.genesisHash),
        )
        return { status: 200, body: { kind: 'refused', refusal } }
      },
    ],
    ['what its contract does not allow', () => Promise.reject(new PeerUnavailable('southbank', 'answer_form'))],
  ])('%s is no answer, and holds nobody up', async (_, bend) => {
    const { overview, file } = await readWith(bend)
    expect(viewOf(overview, 'southbank')).toEqual({ provider: 'southbank', outcome: 'silent', code: 'invalid_answer' })
    expect(viewOf(overview, 'northbank')).toMatchObject({ outcome: 'answered', code: null })
    expect(overview.overall).toBe('verified_with_remarks')
    expect(verified(world, file).overall).toBe('verified_with_remarks')
  })

  it('an answer that is larger than a node takes is named as such, and the others stand', async () => {
    const { overview, file } = await readWith(() => Promise.reject(new PeerUnavailable('southbank', 'too_large')))
    expect(viewOf(overview, 'southbank')).toEqual({ provider: 'southbank', outcome: 'silent', code: 'too_large' })
    expect(viewOf(overview, 'northbank')).toMatchObject({ outcome: 'answered', code: null })
    expect(verified(world, file).overall).toBe('verified_with_remarks')
  })

  it('another member’s answer is none of its own', async () => {
    const consent = await receivedConsent(world, acme)
    const ofNorthbank = Promise.withResolvers<unknown>()
    const node = withPeers(lender(world), {
      'northbank read': async (honest) => {
        ofNorthbank.resolve(honest())
        return ofNorthbank.promise
      },
      'southbank read': () => ofNorthbank.promise,
    })
    const overview = await readOk(node, consent.statement.payload.id)
    expect(viewOf(overview, 'southbank')).toMatchObject({ outcome: 'silent', code: 'invalid_answer' })
  })

  it('an old answer of its own is no answer to a new request', async () => {
    const consent = await receivedConsent(world, acme)
    const answers: unknown[] = []
    const first = withPeers(lender(world), {
      'southbank read': async (honest) => {
        const answer = await honest()
        answers.push(answer)
        return answer
      },
    })
    await readOk(first, consent.statement.payload.id)
    const second = withPeers(lender(world), { 'southbank read': async () => answers[0] })
    const overview = await readOk(second, consent.statement.payload.id)
    expect(viewOf(overview, 'southbank')).toMatchObject({ outcome: 'silent', code: 'invalid_answer' })
  })

  it('an answer without a record that it has signed stands as evidence, and the report does not verify', async () => {
    const { overview, file } = await readWith(
      bent(({ payload }) =>
        signedBy(world, 'southbank', { ...payload, leaves: payload.leaves.filter(({ head }) => head.type === 'link') }),
      ),
    )
    const view = viewOf(overview, 'southbank')
    expect(view).toMatchObject({ outcome: 'answered', code: expect.any(String) })
    expect(overview.overall).toBe('not_verified')
    const { claims } = verified(world, file)
    const failing = claims.filter(({ verdict }) => verdict === 'fails')
    expect(failing.every(({ provider }) => provider === 'southbank')).toBe(true)
    expect(failing.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('record_left_out')
  })

  it('its signed refusal stands with its code', async () => {
    const consent = await receivedConsent(world, acme, { reads: 1 })
    const id = consent.statement.payload.id
    const node = lender(world)
    await readOk(withPeers(node, silence('northbank', 'registry')), id)
    // As if this lender had forgotten that it has read: southbank has not.
    await node.store.db.updateTable('lender_report').set({ counts: false }).where('consent', '=', id).execute()
    const overview = await readOk(node, id)
    expect(viewOf(overview, 'southbank')).toEqual({
      ...{ provider: 'southbank', outcome: 'refused' },
      code: 'consent_reads_exhausted',
    })
    expect(viewOf(overview, 'northbank')).toMatchObject({ outcome: 'answered' })
  })

  it('a problem is signed by nobody: it is silence', async () => {
    const unavailable = await readWith(() => Promise.reject(new PeerUnavailable('southbank', 'no_answer')))
    expect(viewOf(unavailable.overview, 'southbank')).toMatchObject({ outcome: 'silent', code: 'unreachable' })
    const late = await readWith(() => Promise.reject(new PeerUnavailable('southbank', 'timeout')))
    expect(viewOf(late.overview, 'southbank')).toMatchObject({ outcome: 'silent', code: 'timeout' })
    const broken = await readWith(() => Promise.reject(new Error('something else')))
    expect(viewOf(broken.overview, 'southbank')).toMatchObject({ outcome: 'silent', code: 'unreachable' })
  })
})

describe('A registration that the enterprise carries', () => {
  it('goes along only where its registrar has not answered', async () => {
    const consent = await receivedConsent(world, acme)
    const node = withPeers(lender(world), silence('registry'))
    const overview = await readOk(node, consent.statement.payload.id)
    const file = await fileOk(node, overview.id)
    expect(file.registration).toEqual(acme.registration)
    const { claims, overall } = verified(world, file)
    expect(claims.find(({ claim }) => claim === 'registration')?.findings).toMatchObject([
      { verdict: 'remark', code: 'registration_not_fresh' },
    ])
    expect(overall).toBe('verified_with_remarks')
  })
})

describe('A consent is not read under', () => {
  const codeFor = async (terms: Parameters<typeof receivedConsent>[2], now?: (at: Instant) => number) => {
    const { statement } = await receivedConsent(world, acme, terms)
    const node = lender(world)
    const at = now === undefined ? node : { ...node, clock: { now: () => instantOfMs(now(world.net.clock.now())) } }
    const read = await readReport(at, statement.payload.id)
    return read.ok ? null : read.fault
  }
  const DAY = 86_400_000

  it('that this lender does not have', async () => {
    const body = { consent: '0192f0c1-2b3c-7d4e-8f50-123456789abc' }
    const answer = await callNode(world.net, 'harborlend', readReportContract, { body, as: 'operator' })
    expect([answer.status, answer.json]).toEqual([404, expect.objectContaining({ code: 'not_found' })])
  })

  it('that has not begun, has ended, or whose reports may be kept no longer', async () => {
    expect(await codeFor({ notBefore: inDays(world, 1) })).toBe('consent_not_begun')
    expect(await codeFor({}, (now) => now + 30 * DAY)).toBe('consent_ended')
    expect(await codeFor({ keepUntil: inDays(world, 10) }, (now) => now + 10 * DAY)).toBe('consent_ended')
  })

  it('where the newest header that can be proven is too old: no provider would take it', async () => {
    expect(await codeFor({}, (now) => now + 5 * 60_000)).toBe('unavailable')
  })

  it('that was revoked on the ledger, and is known as revoked from then on', async () => {
    const { statement, code } = await receivedConsent(world, acme)
    const submitted = await world.net.node('portal').node.ledger.submit({
      payload: { kind: 'consent.revoke', code },
      proofs: [],
    })
    expect(submitted.accepted).toBe(true)
    for (let times = 0; times < 2; times++) {
      expect(await readReport(lender(world), statement.payload.id)).toMatchObject({ fault: 'consent_revoked' })
    }
  })

  it('that a later one has taken the place of', async () => {
    const first = await receivedConsent(world, acme)
    await receivedConsent(world, acme)
    expect(await readReport(lender(world), first.statement.payload.id)).toMatchObject({ fault: 'consent_superseded' })
  })

  it('sooner again than its purpose allows', async () => {
    const { statement } = await receivedConsent(world, acme, { purpose: 'credit_review', reads: 3 })
    await readOk(lender(world), statement.payload.id)
    expect(await readReport(lender(world), statement.payload.id)).toMatchObject({ fault: 'consent_read_too_soon' })
  })

  it('more often than it allows, also by two requests at once', async () => {
    const { statement } = await receivedConsent(world, acme, { reads: 1 })
    const body = { consent: statement.payload.id }
    const ask = () => callNode(world.net, 'harborlend', readReportContract, { body, as: 'operator' })
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const refused = answers.filter(({ status }) => status === 409)
    for (const { json } of refused) expect(json).toMatchObject({ code: 'consent_reads_exhausted' })
    expect((await ask()).json).toMatchObject({ code: 'consent_reads_exhausted' })
    expect(await readsAt(world, 'southbank', statement.payload.id)).toBe(1)
  })

  it('and a report that nobody has answered does not count', async () => {
    const { statement } = await receivedConsent(world, acme, { reads: 1 })
    const node = lender(world)
    const mute = withPeers(node, silence('registry', 'northbank', 'southbank'))
    expect((await readOk(mute, statement.payload.id)).overall).toBe('verified_with_remarks')
    expect((await readOk(node, statement.payload.id)).answers.every(({ outcome }) => outcome === 'answered')).toBe(true)
  })
})

describe('A file', () => {
  it('is not there for a report that is none', async () => {
    expect(await keptReportFile(lender(world), '0192f0c1-2b3c-7d4e-8f50-123456789abc')).toMatchObject({
      fault: 'not_found',
    })
  })
})

describe('A provider that takes the connection and never answers', () => {
  let mute: Server
  beforeAll(async () => {
    const { node } = world.net.node('southbank')
    await world.net.node('southbank').stop()
    mute = createServer(() => {})
    const { port } = new URL(node.self.baseUrl)
    await new Promise<void>((resolve) => mute.listen(Number(port), '127.0.0.1', resolve))
  })
  afterAll(() => {
    mute.close()
  })

  it('is waited for a bounded time, and the others’ answers stand', async () => {
    const { statement } = await receivedConsent(world, acme)
    const begun = performance.now()
    const overview = await readOnce(lender(world), statement.payload.id, 1_500)
    const tookMs = performance.now() - begun
    expect(viewOf(overview, 'southbank')).toMatchObject({ outcome: 'silent', code: 'timeout' })
    expect(viewOf(overview, 'northbank')).toMatchObject({ outcome: 'answered', code: null })
    expect(tookMs).toBeGreaterThan(1_400)
    expect(tookMs).toBeLessThan(8_000)
  })
})
