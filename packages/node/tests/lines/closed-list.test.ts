import { type CandidateRow, publishRecordsContract, type RowResult } from '@goodstanding/api'
import { dateOf, formatInstant, type Head, type Permit, RECORD_TYPES, type Report } from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import { verifyReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../src/logger.ts'
import { keyMonthOf } from '../../src/use-cases/provider/keys/retention-keys.ts'
import { makeLeaf } from '../../src/use-cases/provider/make-leaf.ts'
import { providerParts } from '../../src/use-cases/provider/provider-parts.ts'
import { publishRecords } from '../../src/use-cases/provider/publish-records.ts'
import { queueLeaves } from '../../src/use-cases/provider/queue-leaves.ts'
import { anEntry, aRow, REGISTRATION, TRADELINE } from '../provider/candidate-rows.ts'
import { type ProviderWorld, publish } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import {
  type Enrolled,
  enrol,
  filesOf,
  found,
  MEMBERS,
  settled,
  startLinesWorld,
  tablesOf,
  textOf,
} from './lines-world.ts'
import { readAll } from './read-all.ts'

/** A word that can stand nowhere by chance. Whatever an attacker plants holds it. */
const PLANTED = 'quokka'
const TEXT = `she votes for the ${PLANTED} party`

const logged: string[] = []
let world: ProviderWorld
let honest: Enrolled

beforeAll(async () => {
  world = await startLinesWorld('closed list', {
    logger: (member) =>
      createLogger({ member, level: 'debug', destination: { write: (line: string) => logged.push(line) } }),
  })
  honest = await enrol(world, 'honest', 'C3268102')
})
afterAll(() => world.net.stop())

/** Sends rows past all that our own callers would check. */
async function sendRows(member: string, rows: readonly object[], source = 'core') {
  const body = { source, records: rows as CandidateRow[] }
  return callNode(world.net, member, publishRecordsContract, { body, as: 'operator' })
}

const UNREADABLE: readonly (readonly [string, object])[] = [
  ['of a type that is not listed', { ...aRow({ customer: 'c' }), type: PLANTED }],
  ['of a type of opinions', { ...aRow({ customer: 'c' }), type: 'opinion', body: { text: TEXT } }],
  ['with a field beside its body', { ...aRow({ customer: 'c' }), note: TEXT }],
  ['with a day that is none', { ...aRow({ customer: 'c' }), asOf: PLANTED }],
]

const REFUSED: readonly (readonly [string, string, Partial<CandidateRow> & { readonly body: object }])[] = [
  ['field_unknown', 'with a note', { body: { ...TRADELINE, note: TEXT } }],
  ['field_unknown', 'with a field whose name is the text', { body: { ...TRADELINE, [TEXT]: true } }],
  [
    'field_unknown',
    'with a text under absent',
    { body: { ...TRADELINE, absent: { ...TRADELINE.absent, [PLANTED]: 1 } } },
  ],
  ['field_form', 'with a text for a code', { body: { ...TRADELINE, kind: PLANTED } }],
  ['field_form', 'with a text for a reason of absence', { body: { ...TRADELINE, absent: { closedOn: TEXT } } }],
  ['field_form', 'with a text for a currency', { body: { ...TRADELINE, balance: { currency: PLANTED, minor: 1 } } }],
  ['field_form', 'with a text for an amount', { body: { ...TRADELINE, balance: TEXT } }],
  ['field_form', 'with a text in a list', { body: { ...TRADELINE, statusByMonth: [TEXT] } }],
]

const NOT_PERMITTED: readonly (readonly [string, string, CandidateRow])[] = [
  ['northbank', 'a registration', anEntry('c', 'C3268103', { legalName: `${PLANTED} Inc.` })],
  ['northbank', 'an insolvency', aRow({ customer: 'c', type: 'insolvency', body: insolvency('US-CA') })],
  ['registry', 'a loan', aRow({ customer: 'c' })],
  [
    'registry',
    'an insolvency of another state',
    aRow({ customer: 'c', type: 'insolvency', body: insolvency('US-NY') }),
  ],
  [
    'registry',
    'an entry of another register',
    anEntry('c', '1234567', { jurisdiction: 'US-NY', registry: 'RA000628', legalForm: 'PJ10', legalName: PLANTED }),
  ],
]

function insolvency(jurisdiction: string) {
  const absent = { closedOn: 'not_applicable', outcome: 'not_applicable' }
  return { jurisdiction, procedure: 'liquidation', openedOn: '2025-01-10', absent }
}

async function sizeOf(member: string) {
  const status = await world.net.node(member).node.logs.records?.status()
  return [status?.size, status?.queued]
}

describe('What is not on the closed list', () => {
  it.each(UNREADABLE)('is no request at all: a row %s', async (_what, row) => {
    const before = await sizeOf('northbank')
    const answer = await sendRows('northbank', [aRow({ customer: 'beside', rowKey: 'beside' }), row])
    expect(answer).toMatchObject({ status: 400, json: { code: 'body_form' } })
    expect(await sizeOf('northbank')).toEqual(before)
  })

  it.each(REFUSED)('is refused with %s: a loan %s', async (code, _what, row) => {
    const before = await sizeOf('northbank')
    const answer = await sendRows('northbank', [aRow({ customer: 'c', rowKey: 'planted', ...row })])
    const { results } = answer.json as { results: RowResult[] }
    expect(results).toMatchObject([{ outcome: 'refused', code, id: null }])
    expect(await sizeOf('northbank')).toEqual(before)
  })

  it.each(NOT_PERMITTED)('is not permitted: %s publishes %s', async (member, _what, row) => {
    const before = await sizeOf(member)
    expect(await publish(world, member, [row])).toMatchObject([{ outcome: 'refused', code: 'type_not_permitted' }])
    expect(await sizeOf(member)).toEqual(before)
  })

  it('is refused alone: the good row beside it is published', async () => {
    const [bad, good] = await publish(world, 'northbank', [
      aRow({ customer: 'c', rowKey: 'bad', body: { ...TRADELINE, note: TEXT } as never }),
      aRow({ customer: 'c', rowKey: 'good' }),
    ])
    expect([bad?.outcome, good?.outcome]).toEqual(['refused', 'published'])
  })

  it('is not even kept as the name of a source, a customer or a row', async () => {
    const row = aRow({ customer: `${PLANTED} the customer`, rowKey: TEXT })
    expect((await sendRows('northbank', [row], PLANTED)).json).toMatchObject({ results: [{ outcome: 'published' }] })
  })

  it('leaves no trace in any table, file or log of any member', async () => {
    for (const { name } of [...MEMBERS, { name: 'sequencer' }]) {
      const { node } = world.net.node(name)
      expect(found(textOf(await tablesOf(node)), [PLANTED]), `tables of ${name}`).toEqual([])
      expect(found(await filesOf(node), [PLANTED]), `files of ${name}`).toEqual([])
    }
    expect(logged.length).toBeGreaterThan(20)
    expect(found(logged.join(''), [PLANTED])).toEqual([])
  })
})

describe('A member that publishes it nevertheless', () => {
  const subjectAt = (at: 0 | 1) => honest.covers[at].subject

  /** Writes a leaf with any body into a member's own log: nothing of our checks is in its way. */
  async function smuggle(member: string, subject: string, given: Pick<Head, 'type'> & { readonly body: object }) {
    const { node } = world.net.node(member)
    const parts = await providerParts(node)
    const today = dateOf(node.clock.now())
    const keys = await parts.retentionKeys.keysOf([keyMonthOf(null, today)])
    const now = node.clock.now()
    const head = {
      ...{ type: given.type, version: 1, id: uuidV7(now, world.random(10)), provider: member, subject },
      ...{ asOf: dateOf(now), issued: formatInstant(now), until: null, supersedes: null },
    } as Head
    const leaf = makeLeaf({ head, body: given.body, leavesOn: null }, { ...node, keys, today })
    await node.store.transaction((tx) => queueLeaves(tx, parts, [leaf]))
    await settled(world, member)
    return head.id
  }

  async function failing(report: Report, provider: string) {
    const { network, clock } = world.net
    const { overall, claims } = verifyReport(report, { trusted: [network.genesisHash], now: clock.now() })
    const fails = claims.filter((claim) => claim.verdict === 'fails' && (claim.provider ?? provider) === provider)
    return { overall, fails: fails.map(({ claim, findings }) => [claim, findings[0]?.code]) }
  }

  it('of a natural person, has a report that does not verify', async () => {
    const body = { ...REGISTRATION, number: 'C3268102', legalForm: 'OL20', legalName: 'Jane Roe' }
    await smuggle('registry', subjectAt(0), { type: 'registration', body })
    expect(await failing(await readAll(world, honest), 'registry')).toEqual({
      overall: 'not_verified',
      fails: [['records', 'not_a_legal_entity']],
    })
  })

  it('of a place that it has no permit for, has a report that does not verify', async () => {
    const { node } = world.net.node('registry')
    const permits: Permit[] = [...node.self.permits, { type: 'insolvency', jurisdiction: 'US-NY' }]
    const row = aRow({ customer: 'customer honest', type: 'insolvency', body: insolvency('US-NY') })
    const [result] = await publishRecords(
      { ...node, self: { ...node.self, permits } },
      { source: 'core', records: [row] },
    )
    expect(result?.outcome).toBe('published')
    await settled(world, 'registry')
    expect(await failing(await readAll(world, honest), 'registry')).toMatchObject({
      overall: 'not_verified',
      fails: [
        ['provider', 'type_not_permitted'],
        ['records', 'not_a_legal_entity'],
      ],
    })
  })

  it('with a free text, has a report that does not verify', async () => {
    await smuggle('northbank', subjectAt(1), { type: 'tradeline', body: { ...TRADELINE, note: TEXT } })
    expect(await failing(await readAll(world, honest), 'northbank')).toEqual({
      overall: 'not_verified',
      fails: [['records', 'field_unknown']],
    })
  })
})

describe('The list itself', () => {
  it('has nine types: facts about debts, filings and standing', () => {
    expect([...RECORD_TYPES].sort()).toEqual([
      ...['accounts', 'insolvency', 'judgment', 'registration', 'security_interest', 'tax_standing'],
      ...['trade_payments', 'tradeline', 'utility_account'],
    ])
  })
})
