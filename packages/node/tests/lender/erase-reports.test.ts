import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ErasureReceiptStatement, erasureReceiptStatement } from '@goodstanding/api'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@goodstanding/core'
import { isSignedBy } from '@goodstanding/crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PeerUnavailable } from '../../src/clients/peer-error.ts'
import { createConsentKey } from '../../src/use-cases/lender/consent-keys.ts'
import { eraseReports } from '../../src/use-cases/lender/erase-reports.ts'
import { heldConsent } from '../../src/use-cases/lender/held-consent.ts'
import { keptReportFile, keptReports } from '../../src/use-cases/lender/kept-reports.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { sendErasures } from '../../src/use-cases/lender/send-erasures.ts'
import { inDays } from '../provider/provider-world.ts'
import {
  type Enrolled,
  enrol,
  type LenderWorld,
  lender,
  newBlock,
  readOk,
  receivedConsent,
  type Scripted,
  startLenderWorld,
  withPeers,
} from './lender-world.ts'

let world: LenderWorld
let acme: Enrolled
beforeAll(async () => {
  world = await startLenderWorld('erase reports')
  acme = await enrol(world, 'acme', 'C3268102')
})
afterAll(() => world.net.stop())

const keyFile = (consent: string) => join(lender(world).config.dataFolder, 'consent-keys', `${consent}.key`)
const rowsOf = (consent: string) =>
  lender(world).store.db.selectFrom('lender_erasure').selectAll().where('consent', '=', consent).executeTakeFirst()

/** A home node that keeps receipts, or is away. */
function home(receipts: ErasureReceiptStatement[], isAway = false) {
  const take: Scripted = async (_, { body }) => {
    if (isAway) throw new PeerUnavailable('portal', 'no_answer')
    receipts.push((body as { receipt: ErasureReceiptStatement }).receipt)
    return { status: 204, body: undefined }
  }
  return withPeers(lender(world), { 'portal reportErasure': take })
}

describe('What was read under a consent', () => {
  it('is erased at the end that the enterprise has set: rows and key, and the enterprise is told, signed', async () => {
    const { statement } = await receivedConsent(world, acme, { keepUntil: inDays(world, 10) })
    const consent = statement.payload.id
    const node = lender(world)
    const reports = [(await readOk(node, consent)).id, (await readOk(node, consent)).id]
    await eraseReports(node)
    expect((await keptReports(node)).map(({ id }) => id).sort()).toEqual([...reports].sort())
    expect(existsSync(keyFile(consent))).toBe(true)

    world.net.advance(10 * DAY_MS)
    const receipts: ErasureReceiptStatement[] = []
    await eraseReports(node)
    expect(await keptReports(node)).toEqual([])
    expect(await heldConsent(node, consent)).toBeNull()
    expect(await keptReportFile(node, reports[0] ?? '')).toMatchObject({ fault: 'not_found' })
    expect(await readReport(node, consent)).toMatchObject({ fault: 'not_found' })
    for (const table of ['lender_consent', 'lender_report', 'lender_read'] as const) {
      const rows = await node.store.db.selectFrom(table).selectAll().execute()
      expect(rows.filter((row) => JSON.stringify(row).includes(consent))).toEqual([])
    }
    expect(await node.store.db.selectFrom('lender_read').selectAll().execute()).toEqual([])
    expect(existsSync(keyFile(consent))).toBe(false)

    await sendErasures(home(receipts))
    expect(receipts).toHaveLength(1)
    const receipt = erasureReceiptStatement.parse(receipts[0])
    expect(receipt.payload).toMatchObject({ reader: 'harborlend', enterprise: acme.enterprise.id, consent })
    expect([...receipt.payload.reports].sort()).toEqual([...reports].sort())
    expect(isSignedBy(receipt, node.self.statementKey, node.genesisHash)).toBe(true)
    await sendErasures(home(receipts))
    expect(receipts).toHaveLength(1)
  })

  it('is erased a day after a consent has ended under which nothing was read', async () => {
    await newBlock(world)
    const fresh = await enrol(world, 'unused', 'C3268103')
    const { statement } = await receivedConsent(world, fresh, { expires: inDays(world, 1) })
    const consent = statement.payload.id
    world.net.advance(2 * DAY_MS - HOUR_MS)
    await eraseReports(lender(world))
    expect(await heldConsent(lender(world), consent)).not.toBeNull()
    world.net.advance(2 * HOUR_MS)
    await eraseReports(lender(world))
    expect(await heldConsent(lender(world), consent)).toBeNull()
    expect(JSON.parse((await rowsOf(consent))?.receipt ?? '')).toMatchObject({ payload: { consent, reports: [] } })
  })

  it('is told again to a home node that was away, later and later, and never before the key is gone', async () => {
    await newBlock(world)
    const fresh = await enrol(world, 'away', 'C3268104')
    const { statement } = await receivedConsent(world, fresh, { keepUntil: inDays(world, 1) })
    const consent = statement.payload.id
    world.net.advance(DAY_MS)
    await eraseReports(lender(world))
    // As after a crash between the rows and the key.
    await createConsentKey(lender(world), consent)
    const receipts: ErasureReceiptStatement[] = []
    await sendErasures(home(receipts, true))
    expect(existsSync(keyFile(consent))).toBe(false)
    const first = await rowsOf(consent)
    expect(first).toMatchObject({ tries: 1, delivered_at: null })
    await sendErasures(home(receipts))
    expect(receipts.some(({ payload }) => payload.consent === consent)).toBe(false)
    world.net.advance(2 * MINUTE_MS)
    await sendErasures(home(receipts, true))
    const second = await rowsOf(consent)
    expect((second?.next_try_at ?? 0) - world.net.clock.now()).toBeGreaterThan(MINUTE_MS)
    world.net.advance(HOUR_MS)
    await sendErasures(home(receipts))
    expect(receipts.some(({ payload }) => payload.consent === consent)).toBe(true)
    expect(await rowsOf(consent)).toMatchObject({ next_try_at: null, delivered_at: expect.any(Number) })
  })

  it('is no longer told after thirty days', async () => {
    await newBlock(world)
    const fresh = await enrol(world, 'long away', 'C3268105')
    const { statement } = await receivedConsent(world, fresh, { keepUntil: inDays(world, 1) })
    world.net.advance(DAY_MS)
    await eraseReports(lender(world))
    world.net.advance(31 * DAY_MS)
    await sendErasures(home([], true))
    expect(await rowsOf(statement.payload.id)).toMatchObject({ next_try_at: null, delivered_at: null })
  })

  it('leaves no key behind', () => {
    expect(readdirSync(join(lender(world).config.dataFolder, 'consent-keys'))).toEqual([])
  })
})
