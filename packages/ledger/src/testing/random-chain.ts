import { addDays, dateOf, type EnterpriseCreate, type Instant, instantOfMs, type Network } from '@goodstanding/core'
import fc from 'fast-check'
import { buildBlock } from '../blocks/build-block.ts'
import type { RunBlock } from '../blocks/run-block.ts'
import { enterpriseIdOf } from '../keys/enterprise-id.ts'
import type { CheckedOperation } from '../operations/check-operation.ts'
import { genesisState, type LedgerState, ledgerView } from '../state/ledger-state.ts'
import { signerOf } from './test-network.ts'
import { aCreate, aGrant, anUpdate, aRevoke, checkedOperation } from './test-operations.ts'

/** One operation of a random chain, on one of a few enterprises and consents. */
export type Step =
  | { readonly does: 'create' | 'revoke'; readonly label: number }
  | { readonly does: 'update'; readonly label: number; readonly isByThief: boolean }
  | { readonly does: 'grant'; readonly label: number; readonly days: number }

/** Operations of one block, and how long after the block before it is made. */
export type Round = { readonly steps: readonly Step[]; readonly afterMs: number }

const label = fc.nat(3)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constantFrom('create' as const, 'revoke' as const), label }),
  fc.record({ does: fc.constant('update' as const), label, isByThief: fc.boolean() }),
  fc.record({ does: fc.constant('grant' as const), label, days: fc.integer({ min: -1, max: 401 }) }),
)
const DAYS_MS = 86_400_000
/** Now and then a block comes so late that consents are deleted before it. */
const afterMs = fc.oneof(
  fc.nat(60_000),
  fc.nat(3 * DAYS_MS),
  fc.integer({ min: 80, max: 500 }).map((d) => d * DAYS_MS),
)
export const rounds: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 6 }), afterMs }),
  { maxLength: 8 },
)

/** The blocks that a sequencer makes of these rounds, one after another from genesis. */
export function makeChain(network: Network, from: Instant, given: readonly Round[]): readonly RunBlock[] {
  const chain: RunBlock[] = []
  let time = from
  for (const { steps, afterMs } of given) {
    const state = chain.at(-1)?.state ?? genesisState(network)
    time = instantOfMs(time + afterMs)
    const operations = steps.flatMap((step) => operationOf(step, state, time) ?? [])
    chain.push(buildBlock(state, operations, time))
  }
  return chain
}

function operationOf(step: Step, state: LedgerState, time: Instant): CheckedOperation | null {
  const { network } = state
  const name = `firm ${step.label}`
  switch (step.does) {
    case 'create':
      return checkedOperation(aCreate(name), network, [signerOf(`${name} rotation`)])
    case 'update':
      return updateOf(aCreate(name), name, step.isByThief, state)
    case 'grant':
      return checkedOperation(aGrant(name, network, { expiresOn: addDays(dateOf(time), step.days) }), network)
    case 'revoke':
      return checkedOperation(aRevoke(name), network)
  }
}

/** An update keeps its enterprise's keys, so that the next one can be signed by them. */
function updateOf(create: EnterpriseCreate, name: string, isByThief: boolean, state: LedgerState) {
  const { network } = state
  const id = enterpriseIdOf(create, network)
  const latest = ledgerView(state).enterprise(id)?.payload ?? create
  const signer = signerOf(isByThief ? 'thief rotation' : `${name} rotation`)
  return checkedOperation(anUpdate(id, latest, name, network), network, [signer])
}
