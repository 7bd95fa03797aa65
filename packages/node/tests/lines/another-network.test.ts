import { type ReadBody, readContract } from '@goodstanding/api'
import type { RegistrationProof } from '@goodstanding/core'
import { ed25519Signer, fromHex } from '@goodstanding/crypto'
import { revocationHash, sliceAccessKey } from '@goodstanding/ledger'
import { verifyReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signRequest } from '../../src/http-signature/sign-request.ts'
import { aRow } from '../provider/candidate-rows.ts'
import {
  aClaim,
  aRead,
  type GivenConsent,
  grant,
  invite,
  type ProviderWorld,
  publish,
  sendClaim,
  sendRead,
} from '../provider/provider-world.ts'
import { ALL_DAYS, codeOf, type Enrolled, enrol, problemOf, startLinesWorld } from './lines-world.ts'
import { readAll } from './read-all.ts'

/** Two networks with members of the same names and keys, and an enterprise with the same keys in each. */
let here: ProviderWorld
let there: ProviderWorld
let mine: Enrolled
let theirs: Enrolled

beforeAll(async () => {
  here = await startLinesWorld('one network')
  there = await startLinesWorld('another network')
  mine = await enrol(here, 'both', 'C3268102')
  theirs = await enrol(there, 'both', 'C3268102')
})
afterAll(() => Promise.all([here.net.stop(), there.net.stop()]))

async function granted(world: ProviderWorld, of: Enrolled): Promise<{ consent: GivenConsent; body: ReadBody }> {
  const consent = await grant(world, of.enterprise, [of.covers[1]], { slice: ALL_DAYS })
  return { consent, body: await aRead(world, of.enterprise, consent, 'northbank', of.registration) }
}

const sent = async (body: ReadBody) => codeOf(await sendRead(here, 'northbank', body))

describe('Two networks of the same members and keys', () => {
  it('are two: the same first keys are another enterprise in each', () => {
    expect(here.net.seeds('northbank')).toEqual(there.net.seeds('northbank'))
    expect(mine.enterprise.signer.publicKey).toBe(theirs.enterprise.signer.publicKey)
    expect(here.net.network.genesisHash).not.toBe(there.net.network.genesisHash)
    expect(mine.enterprise.id).not.toBe(theirs.enterprise.id)
  })
})

describe('What another network’s enterprise signed', () => {
  it('creates none here', async () => {
    const submitted = await here.net.node('portal').node.ledger.submit(theirs.enterprise.create)
    expect(submitted).toEqual({ accepted: false, refusal: 'operation_signature_invalid' })
  })

  it('is no consent here, whole or in parts', async () => {
    const { body: own } = await granted(here, mine)
    const { body: other } = await granted(there, theirs)
    expect(await sent(other)).not.toBe('answered')
    expect(await sent({ ...own, keyHistory: other.keyHistory })).toBe('key_history_invalid')
    expect(await sent({ ...own, request: other.request })).toBe('reader_mismatch')
    expect(await sent({ ...own, consent: other.consent })).not.toBe('answered')
    expect(await sent({ ...own, staple: other.staple })).toBe('staple_invalid')
    expect(await sent({ ...own, registration: other.registration })).toBe('registration_not_proven')
    expect(await sent(own)).toBe('answered')
  })

  it('is no consent here where its words are put under this network’s name', async () => {
    const { body: own } = await granted(here, mine)
    const { body: other } = await granted(there, theirs)
    const { proofs } = other.consent.statement
    const { payload } = own.consent.statement
    expect(await sent({ ...own, consent: { ...own.consent, statement: { payload, proofs } } })).toBe(
      'consent_signature_invalid',
    )
  })

  it('links nothing here', async () => {
    await publish(here, 'northbank', [aRow({ customer: 'wanted' })])
    await publish(there, 'northbank', [aRow({ customer: 'wanted' })])
    const [code, elsewhere] = [await invite(here, 'northbank', 'wanted'), await invite(there, 'northbank', 'wanted')]
    const claim = await aClaim(here, mine.enterprise, { ...given(mine.registration), code })
    const other = await aClaim(there, theirs.enterprise, { ...given(theirs.registration), code: elsewhere })
    const send = async (change: object) => problemOf(await sendClaim(here, 'northbank', { ...claim, ...change }))
    expect(await send({ ...other, code })).toBe('claim_signature_invalid')
    expect(await send({ link: { ...claim.link, proofs: other.link.proofs } })).toBe('claim_signature_invalid')
    expect(await send({ keyStaple: other.keyStaple })).toBe('claim_key_state_stale')
    expect(await send({ registration: other.registration })).toBe('registration_not_proven')
    expect(await send({ code: elsewhere })).toBe('claim_code_unknown')
  })

  it('revokes nothing here: a code has another hash', async () => {
    const { consent } = await granted(there, theirs)
    expect(revocationHash(consent.code, here.net.network)).not.toBe(revocationHash(consent.code, there.net.network))
    const payload = { kind: 'consent.revoke', code: consent.code } as const
    const submitted = await here.net.node('portal').node.ledger.submit({ payload, proofs: [] })
    expect(submitted).toEqual({ accepted: false, refusal: 'consent_not_found' })
  })
})

function given(registration: RegistrationProof) {
  return { member: 'northbank', registration }
}

describe('What another network’s member signed', () => {
  it('is no request here', async () => {
    const { body } = await granted(here, mine)
    const bytes = new TextEncoder().encode(JSON.stringify(body))
    const url = `${there.net.node('northbank').node.self.baseUrl}${readContract.path}`
    const key = { keyId: 'member:harborlend', key: ed25519Signer(fromHex(there.net.seeds('harborlend').http)) }
    const signing = { clock: there.net.clock, random: there.random }
    const signed = await signRequest({ method: 'POST', url, body: bytes }, key, signing)
    const headers = { 'content-type': 'application/json', ...signed }
    const at = `${here.net.node('northbank').node.self.baseUrl}${readContract.path}`
    const response = await fetch(at, { method: 'POST', headers, body: bytes })
    expect(problemOf({ json: await response.json() })).toBe('signature_invalid')
  })

  it('is no report here, and no trace here', async () => {
    const report = await readAll(there, theirs)
    const now = there.net.clock.now()
    const trusting = (world: ProviderWorld) => verifyReport(report, { trusted: [world.net.network.genesisHash], now })
    expect(trusting(there).overall).toBe('verified_with_remarks')
    expect(trusting(here).overall).toBe('not_verified')
    // With this network's descriptor in the file nothing that was signed there holds any more.
    const renamed = { ...report, network: [here.net.network.descriptor] as const }
    const { claims } = verifyReport(renamed as never, { trusted: [here.net.network.genesisHash], now })
    const failing = claims.filter(({ verdict }) => verdict === 'fails').map(({ claim }) => claim)
    expect(failing).toEqual(expect.arrayContaining(['enterprise', 'headers_witnessed', 'provider', 'logs_witnessed']))
  })

  it('is no checkpoint here', async () => {
    const { records } = there.net.node('northbank').node.logs
    const note = (await records?.witnessedCheckpoint())?.note ?? ''
    const response = await fetch(`${here.net.node('witness-a').node.self.baseUrl}/witness/add-checkpoint`, {
      ...{ method: 'POST', headers: { 'content-type': 'text/plain' }, body: `old 0\n\n${note}` },
    })
    expect([response.status, await response.text()]).toEqual([404, 'origin_unknown\n'])
  })

  it('is found by other tags: one secret makes another key of access tags in each', () => {
    const secret = fromHex('ab'.repeat(32))
    const [own, other] = [here, there].map(({ net }) => sliceAccessKey(secret, 'northbank', net.network))
    expect(own).not.toEqual(other)
  })
})
