import { providerStatusContract, withdrawRecordContract } from '@goodstanding/api'
import { LIST_POSITIONS_MAX, PUBLISH_REFUSALS } from '@goodstanding/core'
import { leavesById } from '@goodstanding/store'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callNode } from '../test-call.ts'
import { anEntry, aRow, closedTradeline, REGISTRATION, TRADELINE } from './candidate-rows.ts'
import { type ProviderWorld, publish, startProviderWorld } from './provider-world.ts'

let world: ProviderWorld
beforeAll(async () => {
  world = await startProviderWorld('publishing')
})
afterAll(() => world.net.stop())

const bank = () => world.net.node('northbank').node

async function withdraw(record: string, member = 'northbank') {
  const body = { record, reason: 'recorded_in_error' as const }
  return callNode(world.net, member, withdrawRecordContract, { body, as: 'operator' })
}

async function publishOne(row: Parameters<typeof aRow>[0], member = 'northbank') {
  const [result] = await publish(world, member, [aRow(row)])
  if (result === undefined) throw new Error('a row has a result')
  return result
}

async function withdrawn(customer: string) {
  const { id } = await publishOne({ customer })
  await withdraw(id ?? '')
  return aRow({ customer, asOf: '2026-09-29' as never })
}

/** A row of a customer whose list was filled, by a year of daily exports, with what was superseded. */
async function inFullList(customer: string) {
  const { id } = await publishOne({ customer })
  const [leaf] = await leavesById(bank().store.db, [id ?? ''])
  const { db, schema } = bank().store
  const table = sql.id(schema, 'provider_leaf')
  await sql`
    insert into ${table} (queue_id, id, subject, listed_under, type, issued, ended_by)
    select (select least(min(queue_id), 0) from ${table}) - n, gen_random_uuid(), ${leaf?.head.subject}, 'tradeline', 'tradeline', 0, ${id}::uuid
    from generate_series(1, ${LIST_POSITIONS_MAX - 2}::int) as n`.execute(db)
  return { customer, rowKey: 'another' }
}

describe('A row', () => {
  it('is published once: the same fact again is skipped, another one supersedes', async () => {
    const first = await publishOne({ customer: 'a' })
    expect(first).toMatchObject({ outcome: 'published', code: null })
    expect(await publishOne({ customer: 'a' })).toMatchObject({ outcome: 'skipped', id: first.id })
    const body = { ...TRADELINE, balance: { currency: 'USD', minor: 1 } }
    const next = await publishOne({ customer: 'a', body })
    expect(next.outcome).toBe('superseded')
    const [earlier] = await leavesById(bank().store.db, [first.id ?? ''])
    const [later] = await leavesById(bank().store.db, [next.id ?? ''])
    expect(later?.head).toMatchObject({ supersedes: first.id, subject: earlier?.head.subject })
    expect(earlier?.endedBy).toBe(next.id)
    // Back to what it was: a new fact again.
    expect((await publishOne({ customer: 'a' })).outcome).toBe('superseded')
  })

  it('is told apart by source, customer, type and row key', async () => {
    const row = aRow({ customer: 'b' })
    expect((await publish(world, 'northbank', [row]))[0]?.outcome).toBe('published')
    expect((await publish(world, 'northbank', [row], 'cards'))[0]?.outcome).toBe('published')
    expect((await publishOne({ customer: 'b2' })).outcome).toBe('published')
    expect((await publishOne({ customer: 'b', rowKey: 'loan 2' })).outcome).toBe('published')
  })

  it('that comes twice in a batch supersedes itself, or is skipped', async () => {
    const rows = [
      aRow({ customer: 'c' }),
      aRow({ customer: 'c' }),
      aRow({ customer: 'c', body: closedTradeline('2026-01-31') }),
    ]
    const results = await publish(world, 'northbank', rows)
    expect(results.map(({ outcome }) => outcome)).toEqual(['published', 'skipped', 'superseded'])
    expect(results.map(({ line }) => line)).toEqual(rows.map(({ line }) => line))
  })

  it('is issued when it is committed, by the network’s clock', async () => {
    const { id } = await publishOne({ customer: 'd' })
    const [leaf] = await leavesById(bank().store.db, [id ?? ''])
    const age = bank().clock.now() - (leaf?.issued ?? 0)
    expect(age).toBeGreaterThanOrEqual(0)
    expect(age).toBeLessThan(30_000)
    expect(leaf?.head).toMatchObject({ provider: 'northbank', asOf: '2026-09-30', until: null })
  })

  it('is published once, however many batches bring it at once', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => aRow({ customer: `same ${i}` }))
    const batches = await Promise.all(
      [rows, rows.toReversed(), rows].map((batch) => publish(world, 'northbank', batch)),
    )
    const outcomes = batches.flat().map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'published')).toHaveLength(20)
    expect(outcomes.filter((outcome) => outcome === 'skipped')).toHaveLength(40)
  })
})

type Case = readonly [string, string, string, () => Parameters<typeof aRow>[0] | Promise<Parameters<typeof aRow>[0]>]

const CASES: readonly Case[] = [
  ['type_not_permitted', 'of a type that is another’s', 'northbank', () => anEntry('x', 'C3268102')],
  [
    'type_not_permitted',
    'of another jurisdiction',
    'registry',
    () => anEntry('x', '1234567', { jurisdiction: 'US-DE', registry: 'RA000602', legalForm: 'XTIQ' }),
  ],
  ['as_of_in_future', 'of tomorrow', 'northbank', () => ({ customer: 'x', asOf: '2026-10-02' as never })],
  [
    'past_retention',
    'that was closed six years ago',
    'northbank',
    () => ({ customer: 'x', body: { ...closedTradeline('2020-10-01'), openedOn: '2015-01-01' } }),
  ],
  ['fact_withdrawn', 'that was withdrawn', 'northbank', () => withdrawn('x withdrawn')],
  ['list_full', 'whose list has no room', 'northbank', () => inFullList('x full')],
  [
    'field_unknown',
    'with a field that the type has not',
    'northbank',
    () => ({ customer: 'x', body: { ...TRADELINE, note: 'late' } }),
  ],
  ['field_unknown', 'that names a director', 'registry', () => anEntry('x', 'C3268102', { director: 'J. Doe' })],
  [
    'field_form',
    'with free text for a code',
    'northbank',
    () => ({ customer: 'x', body: { ...TRADELINE, kind: 'a loan' } }),
  ],
  [
    'field_form',
    'of a form without legal personality',
    'registry',
    () => anEntry('x', 'C3268102', { legalForm: '8888' }),
  ],
]

describe('A row is refused, and nothing of it is stored', () => {
  it.each(CASES)('%s: %s', async (code, _what, member, row) => {
    const given = aRow(await row())
    const { db } = world.net.node(member).node.store
    const count = async () => (await db.selectFrom('provider_leaf').select('id').execute()).length
    const before = await count()
    const [result, other] = await publish(world, member, [given, { ...given, line: given.line + 1_000_000 }])
    expect(result).toMatchObject({ outcome: 'refused', id: null, code, line: given.line })
    expect(result?.why).toBeTruthy()
    expect(other?.line).toBe(given.line + 1_000_000)
    expect(await count()).toBe(before)
  })

  it('has a case for every code of its own', () => {
    const codes = new Set(CASES.map(([code]) => code))
    for (const refusal of PUBLISH_REFUSALS) expect(codes).toContain(refusal)
  })

  it('does not keep others of its batch from being published', async () => {
    const bad = aRow({ customer: 'y', body: { kind: 'x' } })
    const results = await publish(world, 'northbank', [bad, aRow({ customer: 'y' }), bad])
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'published', 'refused'])
  })
})

describe('In a full list', () => {
  it('no row is published, new or changed; what stands can be withdrawn, and other lists have room', async () => {
    const another = await inFullList('full')
    expect(await publishOne(another)).toMatchObject({ code: 'list_full', why: expect.stringContaining('10000') })
    const changed = { customer: 'full', body: { ...TRADELINE, balance: { currency: 'USD', minor: 2 } } }
    expect(await publishOne(changed)).toMatchObject({ outcome: 'refused', code: 'list_full' })
    const { id, ...unchanged } = await publishOne({ customer: 'full' })
    expect(unchanged.outcome).toBe('skipped')
    expect((await publishOne({ ...another, customer: 'roomy' })).outcome).toBe('published')
    expect((await withdraw(id ?? '')).status).toBe(200)
  })
})

describe('A withdrawal', () => {
  it('ends a record for good', async () => {
    const { id } = await publishOne({ customer: 'w' })
    const { status, json } = await withdraw(id ?? '')
    const { withdrawal } = json as { withdrawal: string }
    expect(status).toBe(200)
    const [leaf] = await leavesById(bank().store.db, [withdrawal])
    expect(leaf).toMatchObject({ listedUnder: 'tradeline', head: { type: 'withdrawal', of: 'tradeline', ends: id } })
    expect(await publishOne({ customer: 'w' })).toMatchObject({ outcome: 'refused', code: 'fact_withdrawn' })
    expect((await withdraw(id ?? '')).json).toEqual({ withdrawal })
  })

  it('is not made of what is unknown, superseded, or no record', async () => {
    const { id } = await publishOne({ customer: 'w2' })
    await publishOne({ customer: 'w2', asOf: '2026-09-29' as never })
    const { json } = await withdraw((await publishOne({ customer: 'w3' })).id ?? '')
    for (const record of [
      id ?? '',
      (json as { withdrawal: string }).withdrawal,
      '01920000-0000-7000-8000-000000000000',
    ]) {
      expect((await withdraw(record)).status).toBe(404)
    }
  })

  it('and a successor at once: one of the two ends the record', async () => {
    const { id } = await publishOne({ customer: 'w4' })
    const [ended, next] = await Promise.all([
      withdraw(id ?? ''),
      publishOne({ customer: 'w4', asOf: '2026-09-29' as never }),
    ])
    const isWithdrawn = ended.status === 200
    expect(next.outcome).toBe(isWithdrawn ? 'refused' : 'superseded')
  })
})

describe('What the database holds', () => {
  it('has no customer number, row key, name or figure in the clear', async () => {
    await publish(world, 'registry', [anEntry('customer-4711', 'C3268102')])
    await publishOne({ customer: 'customer-4711', rowKey: 'row-key-0815' })
    for (const member of ['registry', 'northbank']) {
      const { db, schema } = world.net.node(member).node.store
      const tables = (await db.introspection.getTables()).filter((table) => table.schema === schema)
      const dump = await Promise.all(
        tables.map(({ name }) =>
          db
            .selectFrom(name as 'provider_leaf')
            .selectAll()
            .execute(),
        ),
      )
      const text = dump.flatMap((rows) => rows.map(textOf)).join('\n')
      expect(text).toContain('published_size')
      for (const secret of ['customer-4711', 'row-key-0815', REGISTRATION.legalName, '25000000', 'term_loan']) {
        expect(text).not.toContain(secret)
      }
    }
  })
})

/** A row with its bytes as the text that they would be. */
function textOf(row: unknown): string {
  return JSON.stringify(row, (_name, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
}

describe('The status', () => {
  it('counts what was published, and says how far the logs are', async () => {
    const { json } = await callNode(world.net, 'northbank', providerStatusContract, { as: 'operator' })
    expect(json).toMatchObject({
      member: 'northbank',
      records: [{ type: 'tradeline', live: expect.any(Number), ended: expect.any(Number) }],
      logs: [{ log: 'records', witnessedAt: expect.stringMatching(/^2026-10-01T/) }, { log: 'access' }],
      linkedSubjects: 0,
      reads: 0,
    })
  })
})
