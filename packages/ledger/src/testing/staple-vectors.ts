import type { Staple } from '@goodstanding/core'
import { revocationHash as hashOf } from '../consents/revocation-hash.ts'
import { enterpriseIdOf } from '../keys/enterprise-id.ts'
import { buildStaple } from '../staples/build-staple.ts'
import { enterprise, network, vectorChain } from './ledger-vectors.ts'
import { proveHeader } from './test-header-log.ts'
import { aCreate, codeOf } from './test-operations.ts'

const chain = vectorChain()
const headers = chain.map(({ applied }) => applied.block.header)
const revocationHash = hashOf(codeOf('c'), network)
const SECONDS = Date.parse('2026-10-01T12:00:01.000Z') / 1_000
const COSIGNED = { 'witness-a': SECONDS + 2, 'witness-b': SECONDS + 5, 'witness-c': SECONDS + 9 }

async function stapleAt(height: number, times: Readonly<Record<string, number>> = COSIGNED): Promise<Staple> {
  const state = chain[height]?.state
  if (state === undefined) throw new Error('there is no such block')
  const built = buildStaple(state, await proveHeader(headers, height, network, times), { revocationHash, enterprise })
  if (!built.ok) throw new Error(built.fault)
  return built.value
}

/** Staples that hold, with what they prove. */
export async function validStaples() {
  return [
    {
      name: 'active, witnessed by three',
      staple: await stapleAt(1),
      isWitnessed: true,
      checkpointTime: '2026-10-01T12:00:06.000Z',
      revokedAt: null,
    },
    {
      name: 'revoked',
      staple: await stapleAt(2, { 'witness-c': SECONDS, 'witness-a': SECONDS }),
      isWitnessed: true,
      checkpointTime: '2026-10-01T12:00:01.000Z',
      revokedAt: '2026-10-01T12:00:01.000Z',
    },
    {
      name: 'cosigned by one: the reader must refuse it',
      staple: await stapleAt(1, { 'witness-a': SECONDS }),
      isWitnessed: false,
      checkpointTime: null,
      revokedAt: null,
    },
    {
      name: 'cosigned 60 s before its header',
      staple: await stapleAt(1, { 'witness-a': SECONDS - 60, 'witness-b': SECONDS - 60 }),
      isWitnessed: true,
      checkpointTime: '2026-10-01T12:00:01.000Z'.replace('12:00', '11:59'),
      revokedAt: null,
    },
  ].map((vector) => ({ ...vector, revocationHash, enterprise }))
}

/** Staples that do not, with their faults. */
export async function invalidStaples() {
  const good = await stapleAt(1)
  const later = await stapleAt(2)
  const { header } = good.at
  const early = { 'witness-a': SECONDS - 61, 'witness-b': SECONDS - 61 }
  return [
    { name: 'a field too many', staple: { ...good, more: 1 }, fault: 'staple_form' },
    {
      name: 'another state root',
      staple: { ...good, at: { ...good.at, header: { ...header, stateRoot: later.at.header.stateRoot } } },
      fault: 'header_not_included',
    },
    {
      name: 'an inclusion proof of another height',
      staple: { ...good, at: { ...good.at, inclusion: later.at.inclusion } },
      fault: 'header_not_included',
    },
    {
      name: 'a checkpoint with another size',
      staple: { ...good, at: { ...good.at, checkpoint: good.at.checkpoint.replace('\n4\n', '\n5\n') } },
      fault: 'header_checkpoint_invalid',
    },
    { name: 'cosigned 61 s before its header', staple: await stapleAt(1, early), fault: 'header_after_checkpoint' },
    {
      name: 'another descriptor',
      staple: { ...good, at: { ...good.at, header: { ...header, descriptor: 2 } } },
      fault: 'header_descriptor_unknown',
    },
    {
      name: 'a revocation hidden',
      staple: { ...later, consent: { ...later.consent, value: good.consent.value } },
      fault: 'staple_consent_unproven',
    },
    {
      name: 'a consent proven at an earlier header',
      staple: { ...later, consent: good.consent },
      fault: 'staple_consent_unproven',
    },
    {
      name: 'keys proven at an earlier header',
      staple: { ...later, enterprise: good.enterprise },
      fault: 'staple_enterprise_unproven',
    },
    {
      name: 'no proof',
      staple: { ...good, consent: { ...good.consent, proof: null } },
      fault: 'staple_consent_unproven',
    },
    {
      name: 'another enterprise',
      staple: good,
      enterprise: enterpriseIdOf(aCreate('stranger'), network),
      fault: 'staple_enterprise_unproven',
    },
    { name: 'another consent', staple: good, revocationHash: '0'.repeat(64), fault: 'staple_consent_unproven' },
  ].map((vector) => ({ revocationHash, enterprise, ...vector }))
}
