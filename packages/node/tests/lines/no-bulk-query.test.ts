import { type Contract, type ReadBody, readReceiptContract, requestTarget } from '@goodstanding/api'
import { ed25519Signer, fromHex } from '@goodstanding/crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES, routesOf } from '../../src/http/routes.ts'
import { signRequest } from '../../src/http-signature/sign-request.ts'
import { targetUri } from '../../src/http-signature/signed-components.ts'
import { readBodyOf } from '../../src/use-cases/lender/ask-provider.ts'
import { heldConsent } from '../../src/use-cases/lender/held-consent.ts'
import { keptReportFile } from '../../src/use-cases/lender/kept-reports.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { type AtHome, aGrant, enrolAtHome, type Grant, good, sendGrant, startHomeWorld } from '../home/home-world.ts'
import type { ProviderWorld } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { found } from './lines-world.ts'

let world: ProviderWorld
let victim: AtHome
let stranger: AtHome
let granted: Grant
let report: string
let requestId: string

beforeAll(async () => {
  world = await startHomeWorld('no bulk query')
  victim = await enrolAtHome(world, 'victim', 'C3268102')
  stranger = await enrolAtHome(world, 'stranger', 'C3268103')
  granted = aGrant(world, victim)
  good(await sendGrant(world, victim, granted))
  const { node } = world.net.node('harborlend')
  const read = await readReport(node, granted.body.statement.payload.id)
  if (!read.ok) throw new Error(read.fault)
  report = read.value.id
  const asked = await node.store.db.selectFrom('lender_read').select('request_id').executeTakeFirstOrThrow()
  requestId = asked.request_id
})
afterAll(() => world.net.stop())

/** What nobody who was not let in may see in any answer. */
function secretsOfVictim(): readonly string[] {
  const { statement, salt, slices } = granted.body
  const { payload } = statement
  return [
    ...['C3268102', 'Harbor Row', 'customer victim', '"minor":11250000', 'term_loan', 'H1UM'],
    ...[payload.id, salt, granted.code, report, requestId],
    ...slices.flatMap(({ slice, salt: own }) => [own, slice.accessKey, ...slice.subjects]),
  ]
}

type Caller =
  | { readonly name: string; readonly keyId: string; readonly seed: string }
  | { readonly name: string; readonly token: string }
  | { readonly name: 'anyone' }

const MEMBERS = ['registry', 'northbank', 'harborlend', 'otherlend', 'portal', 'otherhome', 'sequencer', 'witness-a']

/** Callers that have no business with this victim at that node. */
function strangersAt(node: string): readonly (Caller | 'stranger')[] {
  const members = MEMBERS.filter((name) => name !== node).map((name) => ({
    ...{ name, keyId: `member:${name}`, seed: world.net.seeds(name).http },
  }))
  return [
    { name: 'anyone' },
    { name: 'another node’s operator', token: 'a-token-of-another-node-altogether' },
    ...members,
    'stranger',
  ]
}

/** Every parameter that a route can have, filled with what is the victim’s. */
function paramsOf(contract: Contract): Record<string, string> {
  const values: Record<string, string> = {
    ...{ consent: granted.body.statement.payload.id, request: requestId, report, originHash: '0'.repeat(64) },
    ...{ id: victim.enterprise.id, log: 'access', '*': 'checkpoint' },
  }
  const names = [...contract.path.matchAll(/:([a-zA-Z]+)|(\*)/g)].map(([, name, rest]) => name ?? rest ?? '')
  return Object.fromEntries(names.map((name) => [name, values[name] ?? 'x']))
}

async function get(
  member: string,
  contract: Contract,
  caller: Caller | 'stranger',
  target = requestTarget(contract, { params: paramsOf(contract) }),
) {
  const url = targetUri(world.net.node(member).node.self.baseUrl, target)
  const response = await fetch(url, { headers: await headersOf(url, caller) })
  return { status: response.status, text: await response.text() }
}

async function headersOf(url: string, caller: Caller | 'stranger'): Promise<Record<string, string>> {
  const { clock } = world.net
  const sign = (keyId: string, seed: string | null) =>
    signRequest(
      { method: 'GET', url, body: new Uint8Array(0) },
      { keyId, key: seed === null ? stranger.enterprise.signer : ed25519Signer(fromHex(seed)) },
      { clock, random: world.random },
    )
  if (caller === 'stranger') return sign(stranger.enterprise.request.keyId, null)
  if ('keyId' in caller) return sign(caller.keyId, caller.seed)
  return 'token' in caller ? { authorization: `Bearer ${caller.token}` } : {}
}

const GETS = ROUTES.map(({ contract }) => contract).filter(({ method }) => method === 'GET')

describe('A walk over every route that can be looked at', () => {
  it.each(['registry', 'northbank', 'harborlend', 'otherlend', 'portal', 'otherhome', 'sequencer', 'witness-a'])(
    'at %s shows nothing of an enterprise to whoever it is not meant for',
    async (member) => {
      const secrets = secretsOfVictim()
      const routes = routesOf(world.net.node(member).node.self).map(({ contract }) => contract)
      for (const contract of GETS.filter((one) => routes.includes(one))) {
        for (const caller of strangersAt(member)) {
          const { text } = await get(member, contract, caller)
          const name = caller === 'stranger' ? caller : caller.name
          // The reader of a consent alone is given its staple, which it knows the id of.
          if (name === 'harborlend' && contract.id === 'consentStaple') continue
          expect(found(text, secrets), `${contract.path} for ${name}`).toEqual([])
        }
      }
    },
  )

  it('tells an operator of its own counts, and a reader of its own reports alone', async () => {
    const operator = { name: 'operator', token: world.net.adminToken }
    const secrets = secretsOfVictim()
    for (const contract of GETS.filter(({ allowed }) => allowed.includes('operator'))) {
      for (const member of ['registry', 'northbank', 'otherlend', 'portal']) {
        const routes = routesOf(world.net.node(member).node.self).map((route) => route.contract)
        if (!routes.includes(contract)) continue
        const { text } = await get(member, contract, operator)
        expect(found(text, secrets), `${contract.path} at ${member}`).toEqual([])
      }
    }
    const path = requestTarget(GETS.find(({ id }) => id === 'reportFile') as Contract, { params: { report } })
    const own = await get('harborlend', GETS[0] as Contract, operator, path)
    expect(found(own.text, ['C3268102', 'term_loan'])).toHaveLength(2)
    const others = await get('otherlend', GETS[0] as Contract, operator, path)
    expect(others.status).toBe(404)
  })

  it('gives the receipt of a read to who took it alone', async () => {
    const body = await sentTo('northbank')
    const statuses = ['harborlend', 'otherlend', 'portal', 'otherhome'].map(async (member) => {
      const answer = await callNode(world.net, 'northbank', readReceiptContract, { body, as: { member } })
      return answer.status
    })
    expect(await Promise.all(statuses)).toEqual([200, 404, 404, 404])
  })
})

/** What the lender has sent to a provider. */
async function sentTo(provider: string): Promise<ReadBody> {
  const { node } = world.net.node('harborlend')
  const held = await heldConsent(node, granted.body.statement.payload.id)
  const file = await keptReportFile(node, report)
  const asked = file.ok ? file.value.answers.find((one) => one.provider === provider) : undefined
  if (!file.ok || held === null || asked === undefined) throw new Error(`${provider} was asked`)
  return readBodyOf(node, held, asked, { staple: asked.staple, keyHistory: file.value.keyHistory })
}

describe('No route', () => {
  it('takes a query, save blocks by their height', () => {
    const queried = ROUTES.filter(({ contract }) => contract.query !== undefined)
    expect(queried.map(({ contract }) => contract.path)).toEqual(['/v1/blocks'])
  })

  it('lists enterprises, subjects or records, or searches them by what they are', async () => {
    const lists = [
      '/v1/enterprises',
      '/v1/provider/records',
      '/v1/provider/subjects',
      '/v1/links',
      '/v1/subjects',
      '/v1/consents',
      '/v1/search',
      '/v1/enterprises?registry=RA000598&number=C3268102',
    ]
    for (const member of ['registry', 'northbank', 'portal', 'harborlend']) {
      for (const target of lists) {
        const operator = { name: 'operator', token: world.net.adminToken }
        for (const caller of [{ name: 'anyone' } as const, operator]) {
          const { status } = await get(member, GETS[0] as Contract, caller, target)
          expect(status, `${target} at ${member}`).toBe(404)
        }
      }
    }
  })

  it('that can be read by anybody is about more than members, logs and the ledger', () => {
    const open = ROUTES.filter(({ contract }) => contract.method === 'GET' && contract.allowed.includes('anyone'))
    expect(open.map(({ contract }) => contract.path).sort()).toEqual([
      ...['/health', '/logs/:log/*', '/ready', '/v1/ledger/status', '/v1/network', '/witness/:originHash/checkpoint'],
    ])
  })

  it('that reads records is for readers: by a request under a consent', () => {
    const reading = ROUTES.map(({ contract }) => contract).filter(({ servedBy }) => servedBy?.includes('provider'))
    const callers = reading.map(({ id, allowed }) => [id, [...allowed].sort().join(' ')])
    expect(Object.fromEntries(callers)).toEqual({
      publishRecords: 'operator',
      inviteCustomer: 'operator',
      withdrawRecord: 'operator',
      unlinkCustomer: 'operator',
      providerStatus: 'operator',
      beginClaim: 'member:home',
      claim: 'member:home',
      unlink: 'member:home',
      linkStates: 'member:home',
      read: 'member:home member:lender',
      readReceipt: 'member:home member:lender',
      endConsent: 'member',
    })
  })
})
