import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReadBody, unlinkContract, withdrawRecordContract } from '@goodstanding/api'
import {
  addMonths,
  type CalendarDate,
  DAY_MS,
  dateOf,
  formatInstant,
  HOUR_MS,
  MINUTE_MS,
  type RegistrationProof,
  startOfDay,
} from '@goodstanding/core'
import { leavesById } from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireRecords } from '../../src/use-cases/provider/expire-records.ts'
import { openRetentionKeys } from '../../src/use-cases/provider/keys/retention-keys.ts'
import { seal, unseal } from '../../src/use-cases/provider/keys/seal.ts'
import { proveRegistration } from '../../src/use-cases/provider/prove-registration.ts'
import { reissueLate } from '../../src/use-cases/provider/reissue-late.ts'
import { callNode } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { seededRandom } from '../test-network.ts'
import { anEntry, anInsolvency, aRow, closedTradeline, TRADELINE } from './candidate-rows.ts'
import {
  aRead,
  grant,
  inDays,
  keyStapleOf,
  keyStateOf,
  newEnterprise,
  type ProviderWorld,
  publish,
  sendRead,
  sign,
  startProviderWorld,
} from './provider-world.ts'
import { enterpriseWithLoan } from './registered-enterprise.ts'

let world: ProviderWorld
let enterprise: TestEnterprise
let registration: RegistrationProof
let subject: string
let link: string

beforeAll(async () => {
  world = await startProviderWorld('erasure')
  ;({ enterprise, registration, subject, link } = await enterpriseWithLoan(world, 'kept'))
})
afterAll(() => world.net.stop())

const bank = () => world.net.node('northbank').node
const database = () => bank().store.db

async function publishOne(rowKey: string, body: object, more: object = {}): Promise<string> {
  const [result] = await publish(world, 'northbank', [aRow({ customer: 'cust', rowKey, body: body as never, ...more })])
  if (!result?.id) throw new Error(`${result?.code} ${result?.why}`)
  return result.id
}

async function settled(member = 'northbank'): Promise<void> {
  for (;;) {
    const status = await world.net.node(member).node.logs.records?.status()
    if (status?.queued === 0 && status.witnessedSize === status.size) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Moves the clock to the first minutes of a day, and lets the worker take its turns until nothing is left to do. */
async function onDay(day: CalendarDate): Promise<void> {
  world.net.advance(startOfDay(day) + 6 * MINUTE_MS - bank().clock.now())
  for (let turn = 0; turn < 3; turn++) {
    await expireRecords(bank())
    await settled()
  }
}

async function keyMonths(): Promise<readonly string[]> {
  const names = await readdir(join(bank().config.dataFolder, 'retention-keys'))
  return names.map((name) => name.replace('.key', '')).sort()
}

async function isKept(id: string): Promise<boolean> {
  const opening = await database().selectFrom('provider_opening').select('id').where('id', '=', id).execute()
  const leaves = await leavesById(database(), [id])
  expect(opening.length).toBe(leaves.length)
  return leaves.length === 1
}

async function freshRead(): Promise<ReadBody> {
  await newEnterprise(world, `at ${bank().clock.now()}`)
  // A slot of now, with cosignatures of now.
  await publish(world, 'registry', [anEntry(`reg ${bank().clock.now()}`, 'C3268105')])
  await settled('registry')
  const { head } = registration.link
  const proof = await proveRegistration(world.net.node('registry').node, { subject: head.subject, link: head.id })
  const consent = await grant(world, enterprise, [{ member: 'northbank', subject, types: ['tradeline', 'accounts'] }], {
    expires: inDays(world, 30),
  })
  return aRead(world, enterprise, consent, 'northbank', proof)
}

describe('Keys of retention', () => {
  it('lie in files that their owner alone may read, one for each month and one for what is open', async () => {
    await publishOne('month', closedTradeline('2021-02-28'))
    expect(await keyMonths()).toEqual(['2027-02', 'open-2026-10'])
    for (const month of await keyMonths()) {
      const { mode } = await stat(join(bank().config.dataFolder, 'retention-keys', `${month}.key`))
      expect(mode & 0o777).toBe(0o600)
    }
  })

  it('are made once, whoever asks at the same time, and are not taken from a damaged file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'goodstanding-keys-'))
    const open = (label: string) => openRetentionKeys(folder, seededRandom(label))
    const keys = await Promise.all(['a', 'b', 'c'].map((label) => open(label).keyOf('2030-01')))
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
    const path = join(folder, 'retention-keys', '2030-01.key')
    expect(await readFile(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    await open('d').destroy('2030-01')
    expect(await open('e').months()).toEqual([])
    await writeFile(path, 'not a key')
    await expect(open('f').keyOf('2030-01')).rejects.toThrow('does not hold a key')
    await rm(folder, { recursive: true })
  })

  it('open what they sealed under its name, and nothing that was changed', () => {
    const random = seededRandom('seals')
    const [key, other] = [random(32), random(32)]
    const sealed = seal({ a: 'ä' }, 'name', key, random)
    expect(unseal(sealed, 'name', key)).toEqual({ a: 'ä' })
    expect(() => unseal(sealed, 'other', key)).toThrow()
    expect(() => unseal(sealed, 'name', other)).toThrow()
    const changed = sealed.with(20, (sealed[20] ?? 0) ^ 1)
    expect(() => unseal(changed, 'name', key)).toThrow()
  })
})

describe('A record', () => {
  it('is erased on the day on which its retention ends, body, head and salts, and then its month’s key', async () => {
    const id = await publishOne('closed', closedTradeline('2020-11-15'))
    await settled()
    expect(await keyMonths()).toContain('2026-11')
    await onDay('2026-11-14' as CalendarDate)
    expect(await isKept(id)).toBe(true)
    await onDay('2026-11-15' as CalendarDate)
    expect(await isKept(id)).toBe(false)
    expect(await keyMonths()).toContain('2026-11')
    await onDay('2026-12-01' as CalendarDate)
    expect(await keyMonths()).not.toContain('2026-11')
    const refused = await publish(world, 'northbank', [
      aRow({ customer: 'cust', rowKey: 'closed', body: closedTradeline('2020-11-15') }),
    ])
    expect(refused).toMatchObject([{ code: 'past_retention' }])
  })

  it('leaves the lists that are answered', async () => {
    const body = await freshRead()
    const result = await sendRead(world, 'northbank', body)
    if (result.kind !== 'answered') throw new Error(result.refusal.payload.code)
    const positions = result.answer.payload.leaves.map(({ position }) => position)
    expect(positions).toHaveLength(3)
  })

  it('that was superseded is sealed under the month in which it leaves, fourteen months later, and erased then', async () => {
    const id = await publishOne('changing', TRADELINE)
    const next = await publishOne('changing', { ...TRADELINE, balance: { currency: 'USD', minor: 7 } })
    const today = dateOf(bank().clock.now())
    await settled()
    await expireRecords(bank())
    const leaves = addMonths(today, 14)
    const [leaf] = await leavesById(database(), [id])
    expect(leaf).toMatchObject({ leavesOn: leaves, keyMonth: leaves.slice(0, 7), hasBody: true })
    await onDay(leaves)
    expect([await isKept(id), await isKept(next)]).toEqual([false, true])
  })

  it('that was withdrawn has no body any more once the withdrawal is witnessed, and leaves with it', async () => {
    const id = await publishOne('wrong', TRADELINE)
    const answer = await callNode(world.net, 'northbank', withdrawRecordContract, {
      ...{ body: { record: id, reason: 'recorded_in_error' }, as: 'operator' },
    })
    const { withdrawal } = answer.json as { withdrawal: string }
    await settled()
    await expireRecords(bank())
    const [leaf] = await leavesById(database(), [id])
    expect(leaf?.hasBody).toBe(false)
    await onDay(addMonths(dateOf(bank().clock.now()), 14))
    expect([await isKept(id), await isKept(withdrawal)]).toEqual([false, false])
    const again = await publish(world, 'northbank', [aRow({ customer: 'cust', rowKey: 'wrong' })])
    expect(again).toMatchObject([{ code: 'fact_withdrawn' }])
  })

  it('witnessed only after a day is published anew with the same body', async () => {
    while (await reissueLate(bank()));
    const late = await publishOne('late', { ...TRADELINE, balance: { currency: 'USD', minor: 9 } })
    // As if it had been issued a day before its witnesses saw it.
    const dayBefore = bank().clock.now() - 25 * HOUR_MS
    await database().updateTable('provider_leaf').set({ issued: dayBefore }).where('id', '=', late).execute()
    await settled()
    while (await reissueLate(bank()));
    await settled()
    const [leaf] = await leavesById(database(), [late])
    const [anew] = await leavesById(database(), [leaf?.endedBy ?? ''])
    expect(anew?.head).toMatchObject({ type: 'tradeline', supersedes: late, asOf: leaf?.head.asOf })
    expect(anew?.head.issued).not.toBe(leaf?.head.issued)
    expect(
      await publish(world, 'northbank', [
        aRow({ customer: 'cust', rowKey: 'late', body: { ...TRADELINE, balance: { currency: 'USD', minor: 9 } } }),
      ]),
    ).toMatchObject([{ outcome: 'skipped', id: anew?.head.id }])
  })
})

describe('An insolvency', () => {
  const registry = () => world.net.node('registry').node
  const publishInsolvency = async (rowKey: string, closedOn: string | null): Promise<string> => {
    const row = aRow({ customer: 'reg', rowKey, type: 'insolvency', body: anInsolvency(closedOn) })
    const [result] = await publish(world, 'registry', [row])
    if (!result?.id) throw new Error(`${result?.code} ${result?.why}`)
    return result.id
  }
  const daysOf = async (ids: readonly string[]) => {
    const leaves = await leavesById(registry().store.db, ids)
    return ids.map((id) => leaves.find(({ head }) => head.id === id)?.leavesOn)
  }

  it('that was corrected leaves with its correction, and with it all that came before', async () => {
    const first = await publishInsolvency('a', null)
    const second = await publishInsolvency('a', '2026-09-01')
    expect(await daysOf([first, second])).toEqual(['2032-09-01', '2032-09-01'])
    const third = await publishInsolvency('a', '2026-08-01')
    expect(await daysOf([first, second, third])).toEqual(['2032-08-01', '2032-08-01', '2032-08-01'])
  })

  it('that was withdrawn leaves fourteen months later, and with it all that came before', async () => {
    const first = await publishInsolvency('b', null)
    const second = await publishInsolvency('b', '2026-09-01')
    await callNode(world.net, 'registry', withdrawRecordContract, {
      ...{ body: { record: second, reason: 'dispute_upheld' }, as: 'operator' },
    })
    const leaves = addMonths(dateOf(registry().clock.now()), 14)
    expect(await daysOf([first, second])).toEqual([leaves, leaves])
  })
})

describe('An answer', () => {
  it('is erased after a day, and its consent forgotten ninety days after its end', async () => {
    const result = await sendRead(world, 'northbank', await freshRead())
    expect(result.kind).toBe('answered')
    world.net.advance(2 * DAY_MS)
    await expireRecords(bank())
    const reads = await database().selectFrom('provider_read').select('sealed').execute()
    for (const { sealed } of reads) expect(sealed).toBeNull()
    world.net.advance(130 * DAY_MS)
    await expireRecords(bank())
    expect(await database().selectFrom('provider_consent').selectAll().execute()).toEqual([])
  })
})

describe('A link that was ended', () => {
  it('leaves the index fourteen months later, with what ended it', async () => {
    await newEnterprise(world, `unlinking ${bank().clock.now()}`)
    const payload = {
      ...{ kind: 'unlink' as const, provider: 'northbank', subject, enterprise: enterprise.id, link },
      ...{ keyState: keyStateOf(world, enterprise), at: formatInstant(bank().clock.now()) },
    }
    const keyStaple = await keyStapleOf(world, enterprise)
    const body = {
      unlink: sign(world, payload, enterprise.signer),
      keyHistory: [enterprise.create] as never,
      keyStaple,
    }
    const answer = await callNode(world.net, 'northbank', unlinkContract, { body, as: { member: 'portal' } })
    const { unlink } = answer.json as { unlink: string }
    await settled()
    await onDay(addMonths(dateOf(bank().clock.now()), 14))
    expect([await isKept(link), await isKept(unlink)]).toEqual([false, false])
    expect(await database().selectFrom('provider_link').select('link').where('link', '=', link).execute()).toEqual([])
  })
})
