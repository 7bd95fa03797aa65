import {
  askConsentContract,
  beginEnterpriseClaimContract,
  blocksContract,
  revokeConsentContract,
  withdrawRecordContract,
} from '@goodstanding/api'
import type { Block } from '@goodstanding/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../src/logger.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { type AtHome, aGrant, asEnterprise, enrolAtHome, type Grant, good, sendGrant } from '../home/home-world.ts'
import { aRow } from '../provider/candidate-rows.ts'
import { invite, type ProviderWorld, publish } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { TEST_ADMIN_TOKEN } from '../test-network.ts'
import { found, MEMBERS, settled, startLinesWorld, tablesOf, textOf } from './lines-world.ts'

const logged: string[] = []
let world: ProviderWorld
let acme: AtHome
let granted: Grant
let asked: string
let claimCode: string

const names = () => [...MEMBERS.map(({ name }) => name), 'sequencer']

beforeAll(async () => {
  world = await startLinesWorld('blind', {
    logger: (member) =>
      createLogger({ member, level: 'debug', destination: { write: (line: string) => logged.push(line) } }),
  })
  await tellStory()
})
afterAll(() => world.net.stop())

/** All that happens in a network, what goes wrong included. */
async function tellStory(): Promise<void> {
  const { net } = world
  acme = await enrolAtHome(world, 'acme', 'C3268102')
  const body = { enterprise: acme.enterprise.id, purpose: 'credit_application' } as const
  const request = await callNode(net, 'harborlend', askConsentContract, { body: body as never, as: 'operator' })
  asked = good<{ request: { id: string } }>(request).request.id
  granted = aGrant(world, acme, { request: asked })
  good(await sendGrant(world, acme, granted))
  const lender = net.node('harborlend').node
  const { id } = granted.body.statement.payload
  const read = await readReport(lender, id)
  if (!read.ok) throw new Error(read.fault)
  await goWrong(id)
  const { code } = granted
  good(await callNode(net, 'otherlend', revokeConsentContract, { body: { code } }))
}

/** A code of nobody's, a row that is none, a record withdrawn, a database in which a byte was changed. */
async function goWrong(consent: string): Promise<void> {
  const { net } = world
  claimCode = await invite(world, 'northbank', 'customer acme')
  await asEnterprise(world, acme.enterprise, beginEnterpriseClaimContract, { body: { code: `${claimCode}0` } })
  await asEnterprise(world, acme.enterprise, beginEnterpriseClaimContract, { body: { code: claimCode } })
  await callNode(net, 'portal', revokeConsentContract, { body: { code: 'c0de'.repeat(8) } })
  const bad = aRow({ customer: 'customer acme', body: { legalName: 'Harbor Row Bakery, Inc.' } })
  const [, row] = await publish(world, 'northbank', [bad, aRow({ customer: 'customer acme', rowKey: 'second' })])
  await settled(world, 'northbank')
  const withdrawal = { record: row?.id ?? '', reason: 'wrong_subject' } as const
  good(await callNode(net, 'northbank', withdrawRecordContract, { body: withdrawal, as: 'operator' }))
  await settled(world, 'northbank')
  const { db } = net.node('northbank').node.store
  await db
    .updateTable('provider_opening')
    .set({ sealed: new Uint8Array(64) })
    .execute()
  await readReport(net.node('harborlend').node, consent)
}

/** What names an enterprise, its records, its readers or its secrets. */
function identifying(): readonly string[] {
  const { statement, salt, slices, request } = granted.body
  const { payload } = statement
  return [
    ...['C3268102', 'RA000598', 'Harbor Row', 'Bakery', 'customer acme', 'H1UM', 'term_loan', 'wrong_subject'],
    ...[payload.id, salt, request ?? asked],
    ...slices.flatMap(({ slice, salt: own }) => [own, slice.accessKey, ...slice.subjects]),
  ]
}

describe('The ledger', () => {
  const blocks = async (): Promise<readonly Block[]> => {
    const query = { from: '0' } as never
    const answer = await callNode(world.net, 'sequencer', blocksContract, { query, as: { member: 'otherlend' } })
    return good<{ blocks: Block[] }>(answer).blocks
  }

  it('holds no identifier, record, link, name, reader, provider or purpose', async () => {
    const words = [
      ...identifying(),
      'harborlend',
      'otherlend',
      'northbank',
      'registry',
      'credit_application',
      'tradeline',
    ]
    expect(found(JSON.stringify(await blocks()), words)).toEqual([])
    for (const name of ['sequencer', 'portal', 'harborlend']) {
      const tables = [...(await tablesOf(world.net.node(name).node))].filter(([table]) => table.startsWith('ledger'))
      expect(tables.flatMap(([, rows]) => rows).length).toBeGreaterThan(3)
      expect(found(textOf(new Map(tables)), words), `ledger tables of ${name}`).toEqual([])
    }
  })

  it('tells of a consent a commitment, a hash and a day, and not whose it is', async () => {
    const operations = (await blocks()).flatMap((block) => block.operations.map(({ payload }) => payload))
    const kinds = operations.map(({ kind }) => kind)
    expect(kinds).toEqual(['enterprise.create', 'consent.grant', 'consent.revoke'])
    const [created, grant, revoked] = operations
    expect(Object.keys(grant ?? {}).sort()).toEqual(['commitment', 'expiresOn', 'kind', 'member', 'revocationHash'])
    expect(Object.keys(revoked ?? {}).sort()).toEqual(['code', 'kind'])
    expect(JSON.stringify([grant, revoked])).not.toContain('did:gs:')
    expect(JSON.stringify(created)).not.toContain(granted.body.statement.payload.revocationHash)
  })
})

describe('The program’s logs of a whole story, at their most talkative', () => {
  it('tell what happened', () => {
    const log = logged.join('')
    for (const route of ['/v1/reads', '/v1/claims', '/v1/consents/revoke', '/v1/provider/records']) {
      expect(log).toContain(`"route":"${route}"`)
    }
    expect(log).toContain('request failed')
    expect(new Set(logged.map((line) => (JSON.parse(line) as { member: string }).member))).toEqual(new Set(names()))
  })

  it('hold no code, seed, token or salt', () => {
    const seeds = names().flatMap((name) => Object.values(world.net.seeds(name)))
    const secrets = [granted.code, claimCode, claimCode.slice('northbank-'.length), TEST_ADMIN_TOKEN, ...seeds]
    expect(found(logged.join(''), secrets)).toEqual([])
  })

  it('hold no name, number, subject or body', () => {
    expect(found(logged.join(''), identifying())).toEqual([])
  })
})

describe('Who asks for credit', () => {
  it('is known to reader, home node and providers, and to no other member', async () => {
    const words = [...identifying(), acme.enterprise.id]
    for (const name of ['otherlend', 'witness-a', 'sequencer']) {
      const tables = await tablesOf(world.net.node(name).node)
      const known = found(textOf(tables), words)
      // The ledger's own copy names the enterprise by its id: that it exists, and by which keys.
      expect(
        known.filter((word) => word !== acme.enterprise.id),
        `tables of ${name}`,
      ).toEqual([])
      const beside = new Map([...tables].filter(([table]) => !table.startsWith('ledger')))
      expect(found(textOf(beside), [acme.enterprise.id]), `tables of ${name}`).toEqual([])
    }
  })
})
