import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readReceiptContract } from '@goodstanding/api'
import {
  type CalendarDate,
  DAY_MS,
  dateOf,
  formatInstant,
  type Head,
  HOUR_MS,
  MINUTE_MS,
  type ReadAnswer,
  type Report,
  startOfDay,
} from '@goodstanding/core'
import { fromHex, uuidV7 } from '@goodstanding/crypto'
import { contentOf, verifyReport } from '@goodstanding/report'
import { leavesById } from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFalsely, withdrawRecord } from '../../src/testing/lies.ts'
import { eraseReports } from '../../src/use-cases/lender/erase-reports.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { expireRecords } from '../../src/use-cases/provider/expire-records.ts'
import { keyMonthOf } from '../../src/use-cases/provider/keys/retention-keys.ts'
import { unseal } from '../../src/use-cases/provider/keys/seal.ts'
import { makeLeaf } from '../../src/use-cases/provider/make-leaf.ts'
import { proveRegistration } from '../../src/use-cases/provider/prove-registration.ts'
import { providerParts } from '../../src/use-cases/provider/provider-parts.ts'
import { queueLeaves } from '../../src/use-cases/provider/queue-leaves.ts'
import { deliver, handedOver } from '../lender/lender-world.ts'
import { anEntry, aRow, closedTradeline } from '../provider/candidate-rows.ts'
import {
  grant,
  inDays,
  newEnterprise,
  type ProviderWorld,
  publish,
  sendRead,
  stapleOf,
} from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import {
  ALL_DAYS,
  codeOf,
  type Enrolled,
  enrol,
  filesOf,
  found,
  MEMBERS,
  REGISTER_PERMITS,
  type StoredRow,
  settled,
  startLinesWorld,
  tablesOf,
  textOf,
} from './lines-world.ts'
import { answerOf, type Part, readParts, reportOf } from './read-all.ts'

let world: ProviderWorld
let victim: Enrolled
/** A loan that is past its retention on 15 November 2026, and a judgment that is on 10 October. */
let loan: string
let judgment: string
let before: { readonly report: Report; readonly answer: ReadAnswer; readonly rows: readonly StoredRow[] }

const JUDGMENT = {
  ...{ jurisdiction: 'US-CA', amount: { currency: 'USD', minor: 4_200_000 } },
  ...{ enteredOn: '2026-09-10', satisfiedOn: '2026-09-20', absent: {} },
}

beforeAll(async () => {
  const permits = [...REGISTER_PERMITS, { type: 'judgment', jurisdiction: 'US-CA' } as const]
  world = await startLinesWorld('facts expire', {
    members: MEMBERS.map((member) => (member.name === 'registry' ? { ...member, permits } : member)),
  })
  victim = withJudgments(await enrol(world, 'victim', 'C3268102'))
  const customer = 'customer victim'
  loan = await publishOne('northbank', aRow({ customer, rowKey: 'closed', body: closedTradeline('2020-11-15') }))
  judgment = await publishOne('registry', aRow({ customer, rowKey: 'j', type: 'judgment', body: JUDGMENT }))
})
afterAll(() => world.net.stop())

/** This register keeps judgments too, and they are always asked. */
function withJudgments(enrolled: Enrolled): Enrolled {
  const [entry, loans] = enrolled.covers
  return { ...enrolled, covers: [{ ...entry, types: [...entry.types, 'judgment'] }, loans] }
}

async function publishOne(member: string, row: Parameters<typeof publish>[2][number]): Promise<string> {
  const [result] = await publish(world, member, [row])
  if (!result?.id) throw new Error(`${result?.code} ${result?.at} ${result?.why}`)
  await settled(world, member)
  return result.id
}

const bank = () => world.net.node('northbank').node
const openedIds = (answer: ReadAnswer) =>
  answer.leaves.flatMap(({ head, opened }) => (opened === null ? [] : [head.id]))
const verified = (report: Report) =>
  verifyReport(report, { trusted: [world.net.network.genesisHash], now: world.net.clock.now() })
const findingsOf = (report: Report, claim: string) =>
  verified(report).claims.flatMap((one) => (one.claim === claim ? one.findings : []))

/** Moves the clock to the first hour of a day. */
function advanceTo(day: string): void {
  world.net.advance(startOfDay(day as CalendarDate) + HOUR_MS - world.net.clock.now())
}

/** A day, with a block of then. */
async function onDay(day: string): Promise<void> {
  advanceTo(day)
  await newEnterprise(world, `on ${day}`)
}

/** A registration proven under a checkpoint of today. */
async function renewRegistration(): Promise<void> {
  await publish(world, 'registry', [anEntry('slot of today', 'C3268120')])
  await settled(world, 'registry')
  const { head } = victim.registration.link
  const { node } = world.net.node('registry')
  const registration = await proveRegistration(node, { subject: head.subject, link: head.id })
  if (registration === null) throw new Error('the entry stands')
  victim = { ...victim, registration }
}

async function readNow() {
  const read = await readParts(world, victim)
  return { ...read, report: reportOf(world, victim, read.consent, read.parts) }
}

describe('A fact that is not past its time', () => {
  it('is served and verified; a backup of the database alone opens nothing of it', async () => {
    const { report, parts } = await readNow()
    const answer = answerOf(parts.northbank as Part).payload
    expect(openedIds(answer)).toContain(loan)
    expect(openedIds(answerOf(parts.registry as Part).payload)).toContain(judgment)
    expect(verified(report).overall).toBe('verified_with_remarks')
    const tables = await tablesOf(bank())
    expect(found(textOf(tables), ['term_loan', 'closedOn', '25000000'])).toEqual([])
    before = { report, answer, rows: (tables.get('provider_opening') ?? []).filter(({ id }) => id === loan) }
    expect(before.rows).toHaveLength(1)
  })

  it('cannot be published for longer than its type says', async () => {
    const { node } = world.net.node('northbank')
    const parts = await providerParts(node)
    const today = dateOf(node.clock.now())
    const keys = await parts.retentionKeys.keysOf([keyMonthOf(null, today)])
    const now = node.clock.now()
    const head: Head = {
      ...{ type: 'tradeline', version: 1, id: uuidV7(now, world.random(10)), provider: 'northbank' },
      ...{ subject: victim.covers[1].subject, asOf: dateOf(now), issued: formatInstant(now), until: null },
      supersedes: null,
    }
    const forEver = makeLeaf({ head, body: closedTradeline('2020-11-15'), leavesOn: null }, { ...node, keys, today })
    await node.store.transaction((tx) => queueLeaves(tx, parts, [forEver]))
    await settled(world, 'northbank')
    const { report } = await readNow()
    expect(findingsOf(report, 'records')).toEqual([{ verdict: 'fails', code: 'retention_misstated', about: head.id }])
  })
})

describe('A fact that is past its time', () => {
  it('is not published', async () => {
    const row = aRow({ customer: 'late', rowKey: 'late', body: closedTradeline('2020-09-30') })
    expect(await publish(world, 'northbank', [row])).toMatchObject([{ outcome: 'refused', code: 'past_retention' }])
  })

  it('is not served again by the answer that was stored when it was not', async () => {
    world.net.advance(startOfDay('2026-10-10' as CalendarDate) - 10 * MINUTE_MS - world.net.clock.now())
    await newEnterprise(world, 'ten to midnight')
    const { consent, parts } = await readNow()
    const { body, result } = parts.registry as Part
    expect(openedIds(answerOf({ body, result }).payload)).toContain(judgment)
    world.net.advance(11 * MINUTE_MS)
    await newEnterprise(world, 'past midnight')
    const again = async ({ body: sent }: Part) =>
      sendRead(world, sent.request.payload.provider, { ...sent, staple: await stapleOf(world, consent) })
    expect(codeOf(await again(parts.registry as Part))).toBe('request_too_old')
    expect(await again(parts.northbank as Part)).toEqual((parts.northbank as Part).result)
  })

  it('is not served again once it was withdrawn, not by a stored answer either', async () => {
    const wrong = await publishOne('northbank', aRow({ customer: 'customer victim', rowKey: 'wrong' }))
    const { consent, parts } = await readNow()
    const { body, result } = parts.northbank as Part
    expect(openedIds(answerOf({ body, result }).payload)).toContain(wrong)
    await withdrawRecord(bank(), { record: wrong, reason: 'wrong_subject' })
    const staple = await stapleOf(world, consent)
    expect(codeOf(await sendRead(world, 'northbank', { ...body, staple }))).toBe('request_too_old')
    const asked = { body: { ...body, staple }, as: { member: 'harborlend' } } as const
    expect((await callNode(world.net, 'northbank', readReceiptContract, asked)).status).toBe(404)
  })

  it('is not served, though it is not erased yet: a debt that was settled within a month after one month', async () => {
    await onDay('2026-10-10')
    const { parts, report } = await readNow()
    expect(openedIds(answerOf(parts.registry as Part).payload)).not.toContain(judgment)
    expect(openedIds(answerOf(parts.northbank as Part).payload)).toContain(loan)
    expect(JSON.stringify(report)).not.toContain('"minor":4200000')
  })

  it('is not verified where a provider serves it nevertheless', async () => {
    await onDay('2026-11-15')
    await renewRegistration()
    const { consent, parts } = await readParts(world, victim)
    const northbank = parts.northbank as Part
    const { payload } = answerOf(northbank)
    expect(openedIds(payload)).not.toContain(loan)
    const then = before.answer.leaves.find(({ head }) => head.id === loan)
    const first = before.answer.firstCheckpoints.find(({ positions }) => positions.includes(then?.position ?? -1))
    if (then === undefined || first === undefined) throw new Error('it was served before')
    const content = contentOf(payload)
    const served = {
      ...content,
      leaves: content.leaves.map((leaf) => (leaf.head.id === loan ? then : leaf)),
      firstCheckpoints: [...content.firstCheckpoints, { ...first, positions: [then.position] }],
    }
    const slice = consent.slices.find((one) => one.slice.provider === 'northbank')?.slice
    if (slice === undefined) throw new Error('the consent has a slice for the bank')
    const answer = await answerFalsely(bank(), payload.receipt, slice, served)
    const lying = { ...parts, northbank: { ...northbank, result: { kind: 'answered' as const, answer } } }
    const report = reportOf(world, victim, consent, lying)
    expect(findingsOf(report, 'retention')).toEqual([{ verdict: 'fails', code: 'served_past_retention', about: loan }])
    expect(verified(report).overall).toBe('not_verified')
  })

  it('is neither to be shown nor scored in a report of before', () => {
    expect(findingsOf(before.report, 'retention')).toContainEqual({
      ...{ verdict: 'remark', code: 'expired_since', about: loan },
    })
  })

  it('is erased: head, body, salts and row, and at the month’s end the key', async () => {
    for (const day of ['2026-11-15', '2026-12-01']) {
      advanceTo(day)
      for (let turn = 0; turn < 3; turn++) {
        await expireRecords(bank())
        await settled(world, 'northbank')
      }
    }
    expect(await leavesById(bank().store.db, [loan])).toEqual([])
    expect(found(textOf(await tablesOf(bank())), [loan])).toEqual([])
    expect(await readdir(join(bank().config.dataFolder, 'retention-keys'))).not.toContain('2026-11.key')
  })

  it('cannot be had back from a backup of the database with all the keys that there are', async () => {
    const [row] = before.rows
    const folder = join(bank().config.dataFolder, 'retention-keys')
    const names = await readdir(folder)
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const key = fromHex((await readFile(join(folder, name), 'utf8')).trim())
      expect(() => unseal(row?.sealed as Uint8Array, loan, key)).toThrow()
    }
    const { headSalt, opened } = before.answer.leaves.find(({ head }) => head.id === loan) ?? {}
    expect(found(await filesOf(bank()), [loan, headSalt ?? loan, opened?.salt ?? loan])).toEqual([])
  })
})

describe('What a lender has read', () => {
  it('is erased at the end of its keeping, and no backup brings it back', async () => {
    const kept = withJudgments(await enrol(world, 'kept', 'C3268107'))
    const consent = await grant(world, kept.enterprise, kept.covers, {
      slice: ALL_DAYS,
      keepUntil: inDays(world, 40),
    })
    expect((await deliver(world, handedOver(kept, consent))).status).toBe(204)
    const { node } = world.net.node('harborlend')
    const { id } = consent.statement.payload
    expect(await readReport(node, id)).toMatchObject({ ok: true })
    const backup = await tablesOf(node)
    const sealed = (backup.get('lender_read') ?? []).map(({ answer }) => answer as Uint8Array)
    expect(sealed).toHaveLength(2)
    expect(found(textOf(backup), ['term_loan', 'Harbor Row', 'C3268107'])).toEqual([])
    expect(await readdir(join(node.config.dataFolder, 'consent-keys'))).toEqual([`${id}.key`])
    world.net.advance(41 * DAY_MS)
    await eraseReports(node)
    expect(await readdir(join(node.config.dataFolder, 'consent-keys'))).toEqual([])
    const after = await tablesOf(node)
    expect([after.get('lender_read'), after.get('lender_report'), after.get('lender_consent')]).toEqual([[], [], []])
  })
})
