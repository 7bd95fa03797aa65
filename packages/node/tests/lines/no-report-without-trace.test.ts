import type { AnswerContent, ReadAnswer, ReadAnswerStatement } from '@goodstanding/core'
import { cosign, formatNote, fromHex, saltedCommitment, signNote, toHex } from '@goodstanding/crypto'
import { accessTag, sliceAccessKey } from '@goodstanding/ledger'
import { checkLog, encodeLogEntry, leafHash, parseLogEntry, proveInclusion } from '@goodstanding/log'
import { contentOf, verifyReport } from '@goodstanding/report'
import { accessTags, logVerifiers } from '@goodstanding/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFalsely, signFalsely } from '../../src/testing/lies.ts'
import {
  aRead,
  type GivenConsent,
  grant,
  newEnterprise,
  type ProviderWorld,
  sendRead,
} from '../provider/provider-world.ts'
import { ALL_DAYS, type Enrolled, enrol, startLinesWorld } from './lines-world.ts'
import { answerOf, type Part, readParts, reportOf } from './read-all.ts'

let world: ProviderWorld
let victim: Enrolled
let consent: GivenConsent
let parts: Readonly<Record<string, Part>>

beforeAll(async () => {
  world = await startLinesWorld('no report without trace')
  victim = await enrol(world, 'victim', 'C3268102')
  const honest = await readParts(world, victim)
  consent = honest.consent
  parts = honest.parts
})
afterAll(() => world.net.stop())

const bank = () => world.net.node('northbank').node
const partOf = (member: string): Part => {
  const part = parts[member]
  if (part === undefined) throw new Error(`${member} was read`)
  return part
}
const sliceOf = (member: string, from = consent) => {
  const opening = from.slices.find(({ slice }) => slice.provider === member)
  if (opening === undefined) throw new Error(`the consent has a slice for ${member}`)
  return opening.slice
}
const honestAnswer = () => answerOf(partOf('northbank')).payload

/** The bank's answer in the report that the lender makes of it; all claims that fail. */
function verdictOn(answer: ReadAnswerStatement | ReadAnswer, of = { consent, parts }) {
  const statement = 'payload' in answer ? answer : signFalsely(bank(), answer)
  const lying = {
    ...of.parts,
    northbank: { ...(of.parts.northbank as Part), result: { kind: 'answered' as const, answer: statement } },
  }
  const { network, clock } = world.net
  const report = reportOf(world, victim, of.consent, lying)
  const { overall, claims } = verifyReport(report, { trusted: [network.genesisHash], now: clock.now() })
  const failing = claims.flatMap(({ claim, verdict, findings }) =>
    verdict === 'fails' ? findings.map(({ code }) => `${claim} ${code}`) : [],
  )
  return { overall, failing }
}

const receipt = (change: Partial<ReadAnswer['receipt']>): ReadAnswer => {
  const answer = honestAnswer()
  return { ...answer, receipt: { ...answer.receipt, ...change } }
}

/** The receipt's checkpoint with other signatures. */
function resigned(sign: (text: string, origin: string) => readonly ReturnType<typeof signNote>[]): ReadAnswer {
  const { proof } = honestAnswer().receipt
  if (proof === null) throw new Error('an honest answer has a receipt')
  const [text = ''] = proof.checkpoint.split('\n\n')
  const note = `${text}\n`
  const checkpoint = formatNote(note, sign(note, text.split('\n', 1)[0] ?? ''))
  return receipt({ proof: { ...proof, checkpoint } })
}

describe('A provider and a lender that agree to leave no trace', () => {
  it('have a report that verifies, as long as they do leave one', () => {
    expect(verdictOn(answerOf(partOf('northbank')))).toMatchObject({ overall: 'verified_with_remarks', failing: [] })
  })

  it('have none without a receipt', () => {
    expect(verdictOn(receipt({ proof: null }))).toEqual({
      overall: 'not_verified',
      failing: ['receipt receipt_provisional'],
    })
  })

  it('have none with the receipt of another answer', async () => {
    const body = await aRead(world, victim.enterprise, consent, 'northbank', victim.registration)
    const other = await sendRead(world, 'northbank', body)
    const mixed = { ...honestAnswer(), receipt: answerOf({ body, result: other }).payload.receipt }
    expect(verdictOn(mixed)).toMatchObject({ overall: 'not_verified' })
    expect(verdictOn(mixed).failing).toContain('receipt receipt_of_another_answer')
    expect(verdictOn(mixed).failing).toContain('receipt receipt_of_another_request')
  })

  it('have none with an entry that was never logged, at any position', () => {
    const { entry } = honestAnswer().receipt
    const unlogged = { ...entry, at: '2026-10-01T08:00:00.000Z' }
    expect(verdictOn(receipt({ entry: unlogged })).failing).toEqual(['receipt access_not_logged'])
    expect(verdictOn(receipt({ salt: '0'.repeat(64) })).failing).toEqual(['receipt access_not_logged'])
  })

  it('have none where the entry stands under a tag that the enterprise does not look for', async () => {
    const content: AnswerContent = contentOf(honestAnswer())
    const slice = consent.slices.find((one) => one.slice.provider === 'northbank')?.slice
    if (slice === undefined) throw new Error('the consent has a slice for the bank')
    const hidden = await answerFalsely(
      bank(),
      honestAnswer().receipt,
      { ...slice, accessKey: 'ab'.repeat(32) },
      content,
    )
    expect(verdictOn(hidden)).toEqual({ overall: 'not_verified', failing: ['receipt access_not_logged'] })
  })

  it('have none past the number of reads that the enterprise looks for', async () => {
    const content = contentOf(honestAnswer())
    const slice = sliceOf('northbank')
    const beyond = { ...honestAnswer().receipt, n: consent.statement.payload.reads + 1 }
    expect(verdictOn(await answerFalsely(bank(), beyond, slice, content))).toEqual({
      overall: 'not_verified',
      failing: ['receipt reads_exceeded'],
    })
  })

  it('have none with an access log that no witness has seen, or that they cosign themselves', () => {
    const seed = fromHex(world.net.seeds('northbank').accessLog)
    const own = (text: string, origin: string) => signNote(text, origin, seed)
    expect(verdictOn(resigned((text, origin) => [own(text, origin)])).failing).toContain(
      'logs_witnessed checkpoint_not_witnessed',
    )
    const seconds = Math.floor(world.net.clock.now() / 1_000)
    const byFriends = resigned((text, origin) => [
      own(text, origin),
      ...['northbank', 'harborlend'].map((name) => cosign(text, name, fromHex(world.net.seeds(name).witness), seconds)),
      cosign(text, 'witness-a', world.random(32), seconds),
    ])
    expect(verdictOn(byFriends)).toMatchObject({ overall: 'not_verified' })
  })

  it('have none where the entry stands in another member’s log, or in a log that the enterprise does not scan', async () => {
    for (const log of ['access', 'records'] as const) {
      const answer = await loggedAt(log === 'access' ? 'registry' : 'northbank', log)
      expect(verdictOn(answer)).toMatchObject({ overall: 'not_verified' })
      expect(verdictOn(answer).failing.some((code) => code.startsWith('logs_witnessed'))).toBe(true)
    }
  })

  it('have none of what was logged long after the consent was seen to be active', async () => {
    const late = await readParts(world, victim)
    world.net.advance(6 * 60_000)
    await newEnterprise(world, 'six minutes later')
    const northbank = late.parts.northbank as Part
    const { payload } = answerOf(northbank)
    const answer = await answerFalsely(bank(), payload.receipt, sliceOf('northbank', late.consent), contentOf(payload))
    expect(verdictOn(answer, late)).toEqual({ overall: 'not_verified', failing: ['receipt access_logged_late'] })
  })
})

/** The bank's honest answer, with its access entry in a log where it does not belong. */
async function loggedAt(member: string, kind: 'access' | 'records'): Promise<ReadAnswer> {
  const { node } = world.net.node(member)
  const log = node.logs[kind]
  if (log === null) throw new Error(`${member} has that log`)
  const { receipt: honest } = honestAnswer()
  const tag = accessTag(fromHex(sliceOf('northbank').accessKey), honest.n)
  const commitment = saltedCommitment('access', fromHex(honest.salt), honest.entry, node.genesisHash)
  const entry = encodeLogEntry({ kind: 'access', tag, commitment })
  const { size: from } = await log.status()
  await node.store.transaction((tx) => log.enqueue(tx, entry))
  const hash = toHex(leafHash(entry))
  for (;;) {
    const { size } = await log.status()
    for (let position = from; position < size; position++) {
      const first = await log.firstWitnessedCovering(position)
      if (first === null || toHex(await log.readNode(0, position)) !== hash) continue
      const inclusion = await proveInclusion(position, first.size, log.readNode)
      return receipt({ position, proof: { checkpoint: first.note, inclusion: inclusion.map(toHex) } })
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

describe('An enterprise', () => {
  /** What it finds by itself: positions by tag, from the public log alone, every byte of it checked. */
  async function scan(provider: string, root: string, reads: number): Promise<readonly (readonly [number, number])[]> {
    const { network, node } = world.net
    const base = `${node(provider).node.self.baseUrl}/logs/access`
    const file = async (path: string) => {
      const response = await fetch(`${base}/${path}`)
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
    }
    const checkpoint = Buffer.from((await file('checkpoint')) ?? []).toString('utf8')
    const keys = logVerifiers(network, checkpoint.split('\n', 1)[0] ?? '')
    const tags = accessTags(root, provider, reads, network)
    const found: (readonly [number, number])[] = []
    const checked = await checkLog(
      { fetchCheckpoint: async () => checkpoint, fetchEntries: file, fetchTile: file },
      {
        ...keys,
        onEntry(position, bytes) {
          const entry = parseLogEntry(bytes)
          const n = entry.ok && entry.value.kind === 'access' ? tags.get(toHex(entry.value.tag)) : undefined
          if (n !== undefined) found.push([position, n])
          return null
        },
      },
    )
    if (!checked.ok) throw new Error(checked.fault)
    return found
  }

  it('finds every read by its tags alone, also those that the lender never told of, and each of a pair that lies', async () => {
    const { enterprise, registration, covers } = victim
    const root = toHex(world.random(32))
    const accessKey = toHex(sliceAccessKey(fromHex(root), 'northbank', world.net.network))
    const given = await grant(world, enterprise, [covers[1]], { slice: { ...ALL_DAYS, accessKey } })
    expect(await scan('northbank', root, 3)).toEqual([])
    const body = await aRead(world, enterprise, given, 'northbank', registration)
    const first = answerOf({ body, result: await sendRead(world, 'northbank', body) }).payload
    // Asked, answered, and put into no report.
    const untold = await aRead(world, enterprise, given, 'northbank', registration)
    const second = answerOf({ body: untold, result: await sendRead(world, 'northbank', untold) }).payload
    // A read that the bank does not count, under a number that it has used.
    const lie = await answerFalsely(bank(), first.receipt, sliceOf('northbank', given), contentOf(first))
    const uncounted = lie.payload
    expect(await scan('northbank', root, 3)).toEqual([
      [first.receipt.position, 1],
      [second.receipt.position, 2],
      [uncounted.receipt.position, 1],
    ])
    expect(await scan('registry', root, 3)).toEqual([])
  })

  it('is found by nobody else: neither another’s secret nor another provider’s key makes its tags', async () => {
    const { n } = honestAnswer().receipt
    const [own, registrys] = ['northbank', 'registry'].map((member) => accessTag(fromHex(sliceOf(member).accessKey), n))
    expect(own).not.toEqual(registrys)
    expect(await scan('northbank', toHex(world.random(32)), 366)).toEqual([])
  })
})

describe('What an access log shows to the public', () => {
  it('is a tag and a commitment: no reader, enterprise, purpose or request', async () => {
    const { entry } = honestAnswer().receipt
    const response = await fetch(`${bank().self.baseUrl}/logs/access/tile/entries/000.p/1`)
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
    expect(text).toHaveLength(2 + 1 + 32 + 32)
    for (const word of [entry.reader, entry.consent, entry.purpose, entry.requestId, victim.enterprise.id])
      expect(text).not.toContain(word)
  })
})
