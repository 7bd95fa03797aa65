import { type ReportOverview, retryProviderContract } from '@goodstanding/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { retryProvider } from '../../src/use-cases/lender/retry-provider.ts'
import { callNode } from '../test-call.ts'
import {
  addSigner,
  type Enrolled,
  enrol,
  fileOk,
  type LenderWorld,
  lender,
  readOk,
  readsAt,
  receivedConsent,
  silence,
  startLenderWorld,
  verified,
  withPeers,
  witnessed,
} from './lender-world.ts'

let world: LenderWorld
let acme: Enrolled
beforeAll(async () => {
  world = await startLenderWorld('retry provider')
  acme = await enrol(world, 'acme', 'C3268102')
})
afterAll(() => world.net.stop())

/** A report in which southbank was silent. */
async function withSilence(enrolled = acme) {
  const consent = await receivedConsent(world, enrolled, { reads: 1 })
  const node = lender(world)
  const overview = await readOk(withPeers(node, silence('southbank')), consent.statement.payload.id)
  return { node, consent, report: overview.id, id: consent.statement.payload.id }
}
const southbankIn = ({ answers }: ReportOverview) => answers.find(({ provider }) => provider === 'southbank')

describe('A provider that was silent', () => {
  it('is asked again under the same consent, with a new request, and its answer takes the silence’s place', async () => {
    const { report, id } = await withSilence()
    const before = await fileOk(lender(world), report)
    const input = { params: { report }, body: { provider: 'southbank' }, as: 'operator' } as const
    const answer = await callNode(world.net, 'harborlend', retryProviderContract, input)
    expect(answer.status).toBe(200)
    const overview = await witnessed(lender(world), answer.json as ReportOverview)
    expect(southbankIn(overview)).toEqual({ provider: 'southbank', outcome: 'answered', code: null })
    const after = await fileOk(lender(world), report)
    const requestIds = (file: typeof after) => file.answers.map(({ request }) => request.payload.requestId)
    const kept = requestIds(after).filter((requestId) => requestIds(before).includes(requestId))
    expect(kept).toHaveLength(2)
    expect(verified(world, after).claims.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
      'test_network',
    ])
    expect([await readsAt(world, 'southbank', id), await readsAt(world, 'northbank', id)]).toEqual([1, 1])
  })

  it('stays silent where it is silent again', async () => {
    const { node, report } = await withSilence()
    const again = await retryProvider(withPeers(node, silence('southbank')), { report, provider: 'southbank' })
    expect(again.ok && southbankIn(again.value)).toMatchObject({ outcome: 'silent', code: 'unreachable' })
    const third = await retryProvider(node, { report, provider: 'southbank' })
    if (!third.ok) throw new Error(third.fault)
    expect(southbankIn(await witnessed(node, third.value))).toMatchObject({ outcome: 'answered' })
  })
})

describe('A retry is refused', () => {
  it('for a report that is none, a provider that was not asked, and one that has answered', async () => {
    const { node, report } = await withSilence()
    const nothing = '0192f0c1-2b3c-7d4e-8f50-123456789abc'
    const fault = async (of: { report: string; provider: string }) => {
      const retried = await retryProvider(node, of)
      return retried.ok ? null : retried.fault
    }
    expect(await fault({ report: nothing, provider: 'southbank' })).toBe('not_found')
    expect(await fault({ report, provider: 'otherlend' })).toBe('provider_not_in_report')
    expect(await fault({ report, provider: 'northbank' })).toBe('provider_answered')
  })

  it('while another is under way', async () => {
    const { node, report } = await withSilence()
    const asked = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    const slow = withPeers(node, {
      'southbank read': async (honest) => {
        asked.resolve()
        await answered.promise
        return honest()
      },
    })
    const first = retryProvider(slow, { report, provider: 'southbank' })
    await asked.promise
    expect(await retryProvider(node, { report, provider: 'southbank' })).toMatchObject({ fault: 'read_under_way' })
    answered.resolve()
    expect((await first).ok).toBe(true)
  })

  it('once the consent is revoked', async () => {
    const { node, report, consent } = await withSilence()
    const payload = { kind: 'consent.revoke' as const, code: consent.code }
    await world.net.node('portal').node.ledger.submit({ payload, proofs: [] })
    for (let times = 0; times < 2; times++) {
      expect(await retryProvider(node, { report, provider: 'southbank' })).toMatchObject({ fault: 'consent_revoked' })
    }
  })

  it('under other keys than the report was begun with; a new report is read under them', async () => {
    const firm = await enrol(world, 'rotating', 'C3268103')
    const { node, report } = await withSilence(firm)
    const { statement } = await receivedConsent(world, firm, { purpose: 'credit_review' })
    await addSigner(world, firm.enterprise)
    expect(await retryProvider(node, { report, provider: 'southbank' })).toMatchObject({ fault: 'key_state_stale' })
    const overview = await readOk(node, statement.payload.id)
    expect(overview.answers.every(({ outcome }) => outcome === 'answered')).toBe(true)
    const file = await fileOk(node, overview.id)
    expect(file.keyHistory).toHaveLength(2)
    expect(verified(world, file).overall).toBe('verified_with_remarks')
  })
})

describe('A consent whose signers were taken out', () => {
  it('is read under no more', async () => {
    const firm = await enrol(world, 'signerless', 'C3268104')
    const { statement } = await receivedConsent(world, firm)
    await addSigner(world, {
      ...firm.enterprise,
      create: { ...firm.enterprise.create, payload: { ...firm.enterprise.create.payload, signers: [] } },
    })
    expect(await readReport(lender(world), statement.payload.id)).toMatchObject({ fault: 'consent_signature_invalid' })
  })
})
