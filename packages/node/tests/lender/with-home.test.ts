import { type ConsentOverview, consentsContract, revokeConsentContract } from '@goodstanding/api'
import { DAY_MS } from '@goodstanding/core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eraseReports } from '../../src/use-cases/lender/erase-reports.ts'
import { heldConsent } from '../../src/use-cases/lender/held-consent.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { sendErasures } from '../../src/use-cases/lender/send-erasures.ts'
import {
  type AtHome,
  aGrant,
  asEnterprise,
  enrolAtHome,
  type GrantTerms,
  good,
  type HomeWorld,
  later,
  sendGrant,
  startHomeWorld,
} from '../home/home-world.ts'
import { callNode } from '../test-call.ts'
import { addSigner, lender, readOk } from './lender-world.ts'

let world: HomeWorld
let home: AtHome
beforeAll(async () => {
  world = await startHomeWorld('with home')
  home = await enrolAtHome(world, 'bakery', 'C3268102')
})
afterAll(() => world.net.stop())

async function granted(terms: GrantTerms = {}) {
  const grant = aGrant(world, home, terms)
  expect(good(await sendGrant(world, home, grant))).toMatchObject({ delivered: true })
  return { id: grant.body.statement.payload.id, code: grant.code }
}
const overviewOf = async (id: string) => {
  const answer = await asEnterprise(world, home.enterprise, consentsContract)
  return good<{ consents: ConsentOverview[] }>(answer).consents.find((consent) => consent.id === id)
}

describe('Between a lender and a home node', () => {
  it('a code that is shown anywhere reaches the lender, which reads no more', async () => {
    const { id, code } = await granted()
    expect((await readOk(lender(world), id)).overall).toBe('verified_with_remarks')
    good(await callNode(world.net, 'northbank', revokeConsentContract, { body: { code } }))
    await vi.waitFor(async () => expect((await heldConsent(lender(world), id))?.end?.code).toBe('consent_revoked'), {
      ...{ timeout: 10_000, interval: 50 },
    })
    expect(await readReport(lender(world), id)).toMatchObject({ fault: 'consent_revoked' })
  })

  it('a consent is read on under new keys as long as its signers stand', async () => {
    const { id } = await granted({ reads: 2 })
    await readOk(lender(world), id)
    await addSigner(world, home.enterprise)
    expect((await readOk(lender(world), id)).answers.every(({ outcome }) => outcome === 'answered')).toBe(true)
  })

  it('the enterprise finds when its reader has erased what it read', async () => {
    const { id } = await granted({ purpose: 'credit_review', keepUntil: later(world, 1) })
    await readOk(lender(world), id)
    expect((await overviewOf(id))?.erasedAt).toBeNull()
    world.net.advance(DAY_MS)
    await eraseReports(lender(world))
    await sendErasures(lender(world))
    expect(await heldConsent(lender(world), id)).toBeNull()
    expect((await overviewOf(id))?.erasedAt).toMatch(/^2026-10-02T/)
  })
})
