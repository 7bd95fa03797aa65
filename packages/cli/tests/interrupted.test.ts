import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { refusalProblem } from '@goodstanding/api'
import { addMs, DAY_MS, formatInstant, networkTime } from '@goodstanding/core'
import { ed25519PublicKey, fromHex, sha256, toHex, utf8 } from '@goodstanding/crypto'
import { type EnterpriseKeys, firstOperation, newEnterprise } from '@goodstanding/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openKeyFile } from '../src/context/key-file.ts'
import { type LogWorld, openLogWorld } from './log-world.ts'
import { cli, cliJson, cliProcess } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const HEADER = 'a'.repeat(64)
const CODE = 'northbank-5VZ0J7KQ2M8D1RTCV'
const REQUEST = '01a20d8e-cec3-77ce-ba8b-1dc5063f011b'
const ENTRY = { registry: 'RA000598', number: 'C3268102' }

const folder = testFolder()
let world: LogWorld
let keys: EnterpriseKeys
let ways = { create: '', home: '' }
let context = ''
let keyFile = ''
beforeAll(async () => {
  context = folder.path('context.json')
  keyFile = folder.path('harbor.keys.json')
  world = await openLogWorld()
  let calls = 0
  keys = newEnterprise(world.network, 'commons', (bytes) => sha256(utf8(`random ${++calls}`)).slice(0, bytes)).keys
  ways = { create: '/commons/v1/enterprises', home: `/commons/v1/enterprises/${keys.enterprise}` }
  writeFileSync(folder.path('network.json'), JSON.stringify(world.network.descriptor))
})
afterAll(() => world.close())

const nameEnterprises = (enterprises: object): void =>
  writeFileSync(context, JSON.stringify({ network: 'network.json', nodes: {}, enterprises }))
beforeEach(() => {
  world.reset()
  nameEnterprises({ harbor: { keys: 'harbor.keys.json' } })
  writeFileSync(keyFile, JSON.stringify(keys), { mode: 0o600 })
})

const answer = (way: string, json: unknown): void => void world.served.set(way, JSON.stringify(json))
const keptKeys = (path = keyFile): EnterpriseKeys => JSON.parse(readFileSync(path, 'utf8'))

/** Kills a command, as a process, as soon as the node has what it sends to that path; gives what it had sent. */
async function killedAt(path: string, ...args: readonly string[]): Promise<unknown> {
  const held = world.hold(path)
  const { child, ended } = cliProcess([...args, '--context', context])
  const ranOut = ended.then(({ stdout, stderr }) => Promise.reject(new Error(`it ended first: ${stdout}${stderr}`)))
  const sent = await Promise.race([held, ranOut])
  ranOut.catch(() => undefined)
  child.kill('SIGKILL')
  await ended
  return sent
}

/** Runs the command again, the node answering now. */
async function again(...args: readonly string[]) {
  return cliJson(...args, '--context', context)
}

/** From here on the node answers what it held back. */
function letGo(path: string, json: unknown): void {
  world.letGo(path)
  answer(`POST ${path}`, json)
}

describe('`enterprise create` that was killed', () => {
  const args = ['enterprise', 'create', 'new']
  let newKeys = ''
  beforeEach(() => {
    newKeys = folder.path('new.keys.json')
    rmSync(newKeys, { force: true })
  })

  it('before the node had answered goes on with the same keys when it is run again', async () => {
    const sent = await killedAt(ways.create, ...args)
    const before = keptKeys(newKeys)
    expect(JSON.parse(readFileSync(context, 'utf8')).enterprises).not.toHaveProperty('new')

    letGo(ways.create, { enterprise: before.enterprise, height: 1, header: HEADER })
    expect(await again(...args)).toEqual({
      exitCode: 0,
      json: { enterprise: before.enterprise, keys: newKeys, height: 1 },
    })
    expect(world.sent(ways.create)).toEqual([sent])
    expect(keptKeys(newKeys)).toEqual(before)
    expect(JSON.parse(readFileSync(context, 'utf8')).enterprises.new).toEqual({ keys: 'new.keys.json' })
  })

  it('is not finished under another home: the id follows from it', async () => {
    writeFileSync(newKeys, JSON.stringify(keys), { mode: 0o600 })
    const { exitCode, stderr } = await cli(...args, '--home', 'northbank', '--context', context)
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('[home_fixed]')])
  })

  it('is not taken for a file that another name has, or that is not from an interrupted creation', async () => {
    const taken = await cli(...args, '--keys', keyFile, '--context', context)
    expect([taken.exitCode, taken.stderr]).toEqual([2, expect.stringContaining('never overwritten')])
    const { salt: _, ...old } = keys
    writeFileSync(newKeys, JSON.stringify(old), { mode: 0o600 })
    expect((await cli(...args, '--context', context)).stderr).toContain('never overwritten')
    expect(keptKeys(newKeys)).toEqual(old)
  })
})

describe('`enterprise claim` that was killed', () => {
  it('sends the same signed link when it is run again, although the code is used by now', async () => {
    const path = `${ways.home}/claims`
    const offer = { provider: 'northbank', subject: '22'.repeat(16), registration: ENTRY, keyState: HEADER }
    answer(`${ways.home}/claims/begin`, { ...offer, at: '2026-10-01T08:00:00.000Z' })
    answer(`${ways.home}/links`, { links: [], registration: null, registrationAt: null, registrationLink: null })
    const sent = await killedAt(path, 'enterprise', 'claim', CODE)
    expect(Object.values(keptKeys().claims ?? {})).toEqual([(sent as { link: object }).link])

    world.served.delete(`${ways.home}/claims/begin`)
    letGo(path, { link: linkLeaf(), registration: null })
    expect(await again('enterprise', 'claim', CODE)).toMatchObject({
      exitCode: 0,
      json: { provider: 'northbank', registration: ENTRY, position: 4 },
    })
    expect(world.sent(path)).toEqual([sent])
    expect(keptKeys()).toEqual({ ...keys, claims: {} })
  })
})

describe('`consent grant` that was killed', () => {
  it('sends the same consent when it is run again, and then gives its revocation code', async () => {
    const path = `${ways.home}/consents`
    answer(`${ways.home}/consent-requests`, { requests: [openRequest()] })
    const link = { provider: 'northbank', subject: '22'.repeat(16), registration: ENTRY, types: ['tradeline'] }
    const more = {
      from: '2026-09-01T08:00:00.000Z',
      unlinkedAt: null,
      unlinkedBy: null,
      isRegistrar: false,
      link: linkLeaf(),
    }
    const links = [{ ...link, ...more }]
    answer(`${ways.home}/links`, { links, registration: null, registrationAt: null, registrationLink: null })
    answer(`${ways.home}/views`, { live: [] })
    const sent = await killedAt(path, 'consent', 'grant', REQUEST, '--reads', '2')
    const [kept] = Object.values(keptKeys().consents)

    letGo(path, { height: 9, header: HEADER, delivered: true })
    const otherwise = await cli('consent', 'grant', REQUEST, '--reads', '1', '--context', context)
    expect([otherwise.exitCode, otherwise.stderr]).toEqual([1, expect.stringContaining('[grant_unfinished]')])
    const { exitCode, json } = await again('consent', 'grant', REQUEST, '--reads', '2')
    expect([exitCode, json]).toMatchObject([
      0,
      { consent: (sent as { statement: { payload: { id: string } } }).statement.payload.id, height: 9 },
    ])
    expect(world.sent(path)).toEqual([sent])
    const code = (json as { code: string }).code.replaceAll('-', '')
    expect(code.length).toBeGreaterThan(20)
    expect(Object.values(keptKeys().consents)).toEqual([{ ...kept, unanswered: undefined }])
  })
})

describe('`enterprise rotate` that was killed', () => {
  const state = () => ({
    status: 200,
    json: {
      enterprise: keys.enterprise,
      keyHistory: [firstOperation(keys, world.network)],
      keyState: HEADER,
      openRequests: 0,
      links: 0,
    },
  })
  const current = () => publicKeyOf(keys.signerSeed)
  const next = () => publicKeyOf(keptKeys().next?.signerSeed)
  let operations = ''
  beforeEach(() => {
    operations = `${ways.home}/operations`
    world.answers.set(`GET ${ways.home}`, state)
  })

  it('sends the same new keys when it is run again, if the ledger has not taken them', async () => {
    const sent = await killedAt(operations, 'enterprise', 'rotate')
    const { next: made } = keptKeys()
    letGo(operations, { height: 9, header: HEADER })
    world.turnedAway.add(next())
    expect((await again('enterprise', 'rotate')).exitCode).toBe(0)
    expect(world.sent(operations)).toEqual([sent])
    expect(keptKeys()).toEqual({ ...keys, ...made })
  })

  it('sends nothing more when it is run again, if the ledger has taken the new keys', async () => {
    await killedAt(operations, 'enterprise', 'rotate')
    const { next: made } = keptKeys()
    letGo(operations, { height: 9, header: HEADER })
    world.turnedAway.add(current())
    expect((await again('enterprise', 'rotate')).exitCode).toBe(0)
    expect(world.sent(operations)).toEqual([])
    expect(keptKeys()).toEqual({ ...keys, ...made })
  })

  it('finds the new keys in force where the ledger takes them at the moment of the second try', async () => {
    await killedAt(operations, 'enterprise', 'rotate')
    const { next: made } = keptKeys()
    letGo(operations, null)
    world.turnedAway.add(next())
    world.answers.set(`POST ${operations}`, () => {
      world.turnedAway.clear()
      world.turnedAway.add(current())
      return { status: 409, json: refusalProblem('enterprise_previous_not_latest') }
    })
    expect((await again('enterprise', 'rotate')).exitCode).toBe(0)
    expect(keptKeys()).toEqual({ ...keys, ...made })
  })

  it('overwrites nothing that another command keeps while it waits, and ends when it is run again', async () => {
    const consents = { [REQUEST]: { accessRoot: '4'.repeat(64), code: '5'.repeat(32) } }
    world.answers.set(`POST ${operations}`, () => {
      const granting = openKeyFile(keyFile)
      granting.save({ ...granting.keys, consents })
      return { status: 200, json: { height: 9, header: HEADER } }
    })
    expect(await again('enterprise', 'rotate')).toMatchObject({
      exitCode: 1,
      json: { error: { code: 'key_file_changed' } },
    })
    const { next: made } = keptKeys()
    expect(keptKeys()).toEqual({ ...keys, next: made, consents })

    world.turnedAway.add(current())
    expect((await again('enterprise', 'rotate')).exitCode).toBe(0)
    expect(keptKeys()).toEqual({ ...keys, ...made, consents })
  })

  it('loses neither the old nor the new keys, however often it is refused', async () => {
    await killedAt(operations, 'enterprise', 'rotate')
    const before = keptKeys()
    letGo(operations, null)
    world.turnedAway.add(next())
    world.answers.set(`POST ${operations}`, () => ({ status: 503, json: refusalProblem('unavailable') }))
    for (const _ of [1, 2]) expect((await again('enterprise', 'rotate')).exitCode).toBe(1)
    expect(keptKeys()).toEqual(before)
  })
})

function publicKeyOf(seed: string | undefined): string {
  return toHex(ed25519PublicKey(fromHex(seed ?? '')))
}

/** The leaf of a link as a home node lists it; what is in it is not looked at here. */
function linkLeaf() {
  const head = { type: 'link', version: 1, id: REQUEST, provider: 'northbank', subject: '22'.repeat(16) }
  const more = { asOf: '2026-10-01', issued: '2026-10-01T08:00:00.000Z', until: null, of: 'link', ends: null }
  return { position: 4, head: { ...head, ...more }, headSalt: HEADER, bodyCommitment: HEADER, opened: null }
}

/** A lender's request, of this day of the test network's clock. */
function openRequest() {
  const at = (days: number) => formatInstant(addMs(networkTime(world.network.descriptor, Date.now()), days * DAY_MS))
  const request = {
    ...{ id: REQUEST, enterprise: keys.enterprise, purpose: 'credit_application', types: ['tradeline'], reads: 3 },
    ...{ factsFrom: '2016-10-01', factsTo: '2027-10-01', expires: at(60), keepUntil: at(300) },
  }
  return { lender: 'harborlend', receivedAt: at(0), state: 'open', request }
}
