import type { EnterpriseCreate, EnterpriseUpdate, KeyHistory } from '@goodstanding/core'
import { flipped, WITHOUT_KEYS } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { type KeysPlan, signedBy, testEnterprise } from '../test-enterprise.ts'
import type { World } from '../test-world.ts'

const FORGER: KeysPlan = { signers: [{ name: 'forger' }] }

/** The history with one more update, signed by whom the test says. */
function updated(
  history: KeyHistory,
  { network, enterprise }: World,
  signers: readonly string[],
  change: (update: EnterpriseUpdate) => EnterpriseUpdate = (same) => same,
): KeyHistory {
  const { kind: _, salt: __, ...keys } = createOf(history)
  const previous = enterprise.keyStates.at(-1) ?? ''
  const update = change({ kind: 'enterprise.update', enterprise: enterprise.id, previous, ...keys })
  return [...history, signedBy(update, signers, network)]
}

function createOf(history: KeyHistory): EnterpriseCreate {
  const first = history[0]?.payload
  if (first?.kind !== 'enterprise.create') throw new Error('a history begins with its create')
  return first
}

function broken(name: string, code: string, keyHistory: NonNullable<BrokenReport['bend']>['keyHistory']): BrokenReport {
  return {
    name,
    bend: keyHistory === undefined ? {} : { keyHistory },
    says: [`enterprise fails ${code}`, ...WITHOUT_KEYS],
  }
}

export const BROKEN_ENTERPRISES: readonly BrokenReport[] = [
  broken(
    'whose keys are those of another enterprise',
    'enterprise_id_mismatch',
    (_, { network }) => testEnterprise(network, [FORGER]).keyHistory,
  ),
  broken('whose keys the operator of the ledger has changed', 'key_history_rotation_key', (history, world) =>
    updated(history, world, ['forger']),
  ),
  broken('whose key history has a signature that does not hold', 'key_history_signature', (history) =>
    history.map(({ payload, proofs }) => ({
      payload,
      proofs: proofs.map((proof) => ({ ...proof, signature: flipped(proof.signature) })),
    })),
  ),
  broken('whose key history skips an operation', 'key_history_previous', (history, world) =>
    updated(history, world, ['rotation'], (update) => ({ ...update, previous: flipped(update.previous) })),
  ),
  broken('whose key history goes on with another enterprise’s', 'key_history_enterprise', (history, world) =>
    updated(history, world, ['rotation'], (update) => ({
      ...update,
      enterprise: testEnterprise(world.network, [FORGER]).id,
    })),
  ),
  broken('whose key history begins in the middle', 'key_history_start', (history, world) =>
    updated(history, world, ['rotation']).slice(1),
  ),
  broken('whose key history makes the id twice', 'key_history_created_twice', (history) => [...history, ...history]),
  broken('whose key history has a key of small order', 'enterprise_key_unacceptable', (history, world) =>
    updated(history, world, ['rotation'], (update) => ({ ...update, rotationKeys: ['00'.repeat(32)] })),
  ),
  broken(
    'whose key history asks for more signers than there are',
    'enterprise_threshold_unreachable',
    (history, world) =>
      updated(history, world, ['rotation'], (update) => ({
        ...update,
        thresholds: { ...update.thresholds, claim: 2 },
      })),
  ),
]
