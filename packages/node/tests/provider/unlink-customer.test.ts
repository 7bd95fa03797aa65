import { unlinkCustomerContract } from '@goodstanding/api'
import type { RegistrationProof, UnlinkStatement } from '@goodstanding/core'
import { isSignedBy } from '@goodstanding/crypto'
import { ANSWER_CLAIMS, assembleReport, verifyReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callNode } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { aRow } from './candidate-rows.ts'
import {
  aRead,
  grant,
  linkCustomer,
  type ProviderWorld,
  publish,
  sendRead,
  startProviderWorld,
} from './provider-world.ts'
import { enterpriseWithLoan } from './registered-enterprise.ts'

let world: ProviderWorld
let enterprise: TestEnterprise
let registration: RegistrationProof
let subject: string
beforeAll(async () => {
  world = await startProviderWorld('unlink customer')
  ;({ enterprise, registration, subject } = await enterpriseWithLoan(world, 'unlinked'))
})
afterAll(() => world.net.stop())

const linkBank = () => linkCustomer(world, enterprise, { member: 'northbank', customer: 'cust', registration })

const unlink = (customer: string) =>
  callNode(world.net, 'northbank', unlinkCustomerContract, { body: { customer }, as: 'operator' })

async function settled(): Promise<void> {
  const { records } = world.net.node('northbank').node.logs
  for (;;) {
    const status = await records?.status()
    if (status?.queued === 0 && status.witnessedSize === status.size) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function readBank() {
  const consent = await grant(world, enterprise, [
    { member: 'northbank', subject, types: ['tradeline'] },
    { member: 'registry', subject: registration.link.head.subject, types: ['registration', 'insolvency'] },
  ])
  const body = await aRead(world, enterprise, consent, 'northbank', registration)
  return { consent, body, result: await sendRead(world, 'northbank', body) }
}

describe('A provider', () => {
  it('ends no link of a customer that has none', async () => {
    await publish(world, 'northbank', [aRow({ customer: 'unclaimed' })])
    for (const customer of ['unclaimed', 'nobody']) {
      expect(await unlink(customer)).toMatchObject({ status: 404, json: { code: 'not_found' } })
    }
  })

  it('ends a customer’s link by its own word, once, and from then on nobody reads the subject', async () => {
    await settled()
    expect((await readBank()).result.kind).toBe('answered')
    expect((await unlink('cust')).status).toBe(200)
    expect((await readBank()).result).toMatchObject({ refusal: { payload: { code: 'subject_not_linked' } } })
    expect((await unlink('cust')).status).toBe(404)
  })

  it('shows readers the link that it ended as ended, by a statement of its own, beside the one that was made anew', async () => {
    await linkBank()
    await settled()
    const { consent, body, result } = await readBank()
    if (result.kind !== 'answered') throw new Error(result.refusal.payload.code)
    const { answer } = result
    const leaves = answer.payload.leaves.filter(({ head }) => 'of' in head)
    expect(leaves.map(({ head }) => head.type)).toEqual(['link', 'unlink', 'link'])
    expect(leaves[1]?.head).toMatchObject({ ends: leaves[0]?.head.id })
    const { network, self, genesisHash, clock } = world.net.node('northbank').node
    expect(isSignedBy(leaves[1]?.opened?.body as UnlinkStatement, self.statementKey, genesisHash)).toBe(true)

    const asked = await aRead(world, enterprise, consent, 'registry', registration)
    const silent = { kind: 'silent' as const, at: asked.request.payload.at, reason: 'timeout' as const }
    const report = assembleReport({
      ...{ network, assembledAt: clock.now(), keyHistory: [enterprise.create] as never, registration, consent },
      answers: [
        {
          ...{ provider: 'northbank', request: body.request, staple: body.staple, laterStaple: null },
          outcome: { kind: 'answered', answer },
        },
        { provider: 'registry', request: asked.request, staple: asked.staple, laterStaple: null, outcome: silent },
      ],
    })
    const { claims } = verifyReport(report, { trusted: [network.genesisHash], now: clock.now() })
    const names: readonly string[] = ANSWER_CLAIMS
    expect(claims.filter(({ claim, verdict }) => names.includes(claim) && verdict !== 'holds')).toEqual([])
  })
})
