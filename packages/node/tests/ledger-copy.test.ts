import { type ConsentGrant, SCOPES } from '@goodstanding/core'
import { ed25519Signer, fromHex, signStatement, toHex } from '@goodstanding/crypto'
import { revocationHash, verifyKeyStaple, verifyProvenHeader, verifyStaple } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../src/logger.ts'
import { isReadSigner } from '../src/use-cases/home/is-read-signer.ts'
import { type TestEnterprise, testEnterprise } from './test-enterprise.ts'
import { startTestNetwork, TEST_ADMIN_TOKEN, TEST_DATABASES, type TestNetwork } from './test-network.ts'

const CODE = 'c0de'.repeat(8)
const logged: string[] = []

describe.each(TEST_DATABASES)('On %s', (database) => {
  let net: TestNetwork
  let enterprise: TestEnterprise
  beforeAll(async () => {
    net = await startTestNetwork({
      database,
      members: [
        { name: 'portal', roles: ['home'] },
        { name: 'other-portal', roles: ['home'] },
        { name: 'lender', roles: ['lender'] },
      ],
      logger: (member) =>
        createLogger({ member, level: 'debug', destination: { write: (line: string) => logged.push(line) } }),
    })
    enterprise = testEnterprise(net.network, 'granting', 'portal')
    logged.length = 0
  })
  afterAll(() => net.stop())

  const replicaOf = (name: string) => {
    const { replica } = net.node(name).node.ledger
    if (replica === null) throw new Error(`${name} keeps a copy`)
    return replica
  }

  describe('A member’s copy of the ledger', () => {
    it('proves a header and an enterprise’s keys as soon as they are on the ledger', async () => {
      const { ledger } = net.node('portal').node
      const created = await ledger.submit(enterprise.create)
      if (!created.accepted) throw new Error(created.refusal)
      for (const name of ['portal', 'sequencer']) {
        const proven = await replicaOf(name).provenHeader(created.height)
        expect(verifyProvenHeader(proven, net.network)).toMatchObject({ ok: true, value: { isWitnessed: true } })
        const stapled = await replicaOf(name).keyStaple({ enterprise: enterprise.id, atLeast: created.height })
        if (!stapled.ok) throw new Error(stapled.fault)
        const verified = verifyKeyStaple(stapled.value, { network: net.network, enterprise: enterprise.id })
        expect(verified).toMatchObject({ ok: true, value: { isWitnessed: true } })
      }
    })

    it('staples a consent as active, and as revoked once its code was shown', async () => {
      const { ledger, keys } = net.node('portal').node
      const hash = toHex(fromHex(revocationHash(CODE, net.network)))
      const grant: ConsentGrant = {
        kind: 'consent.grant',
        member: 'portal',
        commitment: 'ab'.repeat(32),
        revocationHash: hash,
        expiresOn: '2026-12-01' as ConsentGrant['expiresOn'],
      }
      const granted = await ledger.submit(signStatement(grant, [keys.statement], fromHex(net.network.genesisHash)))
      if (!granted.accepted) throw new Error(granted.refusal)
      const staple = async (atLeast: number) => {
        const of = { enterprise: enterprise.id, revocationHash: hash, atLeast }
        const stapled = await replicaOf('lender').staple(of)
        if (!stapled.ok) throw new Error(stapled.fault)
        return verifyStaple(stapled.value, { network: net.network, ...of })
      }
      expect(await staple(granted.height)).toMatchObject({ ok: true, value: { consent: { revokedAt: null } } })

      const revoked = await net
        .node('lender')
        .node.ledger.submit({ payload: { kind: 'consent.revoke', code: CODE }, proofs: [] })
      if (!revoked.accepted) throw new Error(revoked.refusal)
      const after = await staple(revoked.height)
      expect(after).toMatchObject({ ok: true, value: { consent: { revokedAt: expect.any(String) } } })
    })

    it('has nothing to say of an enterprise that is not there', async () => {
      const nobody = `did:gs:${'a'.repeat(52)}`
      expect(await replicaOf('lender').keyStaple({ enterprise: nobody })).toEqual({
        ok: false,
        fault: 'enterprise_not_found',
      })
    })
  })

  describe('A read signer', () => {
    const ask = (name: string, key: string, id = enterprise.id) =>
      isReadSigner(net.node(name).node, { enterprise: id, key })

    it('is known at the home node that the key history names, and nowhere else', async () => {
      await replicaOf('other-portal').catchUp()
      expect(await ask('portal', enterprise.signer.publicKey)).toBe(true)
      expect(await ask('other-portal', enterprise.signer.publicKey)).toBe(false)
      expect(await ask('lender', enterprise.signer.publicKey)).toBe(false)
    })

    it('is none with another key, a rotation key or another enterprise', async () => {
      expect(await ask('portal', enterprise.rotation.publicKey)).toBe(false)
      expect(await ask('portal', 'ab'.repeat(32))).toBe(false)
      expect(await ask('portal', enterprise.signer.publicKey, `did:gs:${'b'.repeat(52)}`)).toBe(false)
    })

    it('is none without the scope, past its end, or where several must sign', async () => {
      const { ledger } = net.node('portal').node
      const late = ed25519Signer(new Uint8Array(32).fill(91))
      const scopes = SCOPES.filter((scope) => scope !== 'read')
      const { payload } = enterprise.create
      const update = {
        kind: 'enterprise.update' as const,
        enterprise: enterprise.id,
        previous: replicaOf('portal').enterprise(enterprise.id)?.operation ?? '',
        rotationKeys: payload.rotationKeys,
        home: payload.home,
        thresholds: payload.thresholds,
        signers: [
          { key: enterprise.signer.publicKey, scopes, until: null },
          { key: late.publicKey, scopes: [...SCOPES], until: '2026-10-02T00:00:00.000Z' },
        ],
      }
      const submitted = await ledger.submit(
        signStatement(update, [enterprise.rotation], fromHex(net.network.genesisHash)),
      )
      if (!submitted.accepted) throw new Error(submitted.refusal)
      expect(await ask('portal', enterprise.signer.publicKey)).toBe(false)
      expect(await ask('portal', late.publicKey)).toBe(true)
      net.advance(24 * 3_600_000)
      expect(await ask('portal', late.publicKey)).toBe(false)
    })
  })

  describe('The logs of all nodes', () => {
    it('hold no revocation code, seed or token', () => {
      const log = logged.join('')
      expect(log).toContain('"route":"/v1/operations"')
      const seeds = ['portal', 'lender', 'sequencer'].flatMap((name) => Object.values(net.seeds(name)))
      for (const secret of [CODE, TEST_ADMIN_TOKEN, ...seeds]) expect(log).not.toContain(secret)
    })
  })
})
