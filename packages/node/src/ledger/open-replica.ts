import type { LedgerReplica } from '@goodstanding/consensus'
import type { Network } from '@goodstanding/core'
import { buildKeyStaple, buildStaple, ledgerView } from '@goodstanding/ledger'
import type { Clock } from '../clock.ts'
import { HeaderNotProven, headerProver } from './header-prover.ts'
import type { HeaderSource } from './header-source.ts'
import type { MemberReplica } from './ledger-access.ts'

/** Makes a replica of what an engine or a follower keeps. */
export function openReplica(from: {
  readonly network: Network
  readonly clock: Clock
  readonly source: HeaderSource
  readonly kept: LedgerReplica
  readonly catchUp: () => Promise<void>
}): MemberReplica {
  const { kept, catchUp } = from
  const stateAt = (height?: number) => kept.state(height)
  const prover = headerProver({ ...from, stateAt })
  const provenState = async (atLeast = 0) => {
    const at = await prover.prove(atLeast)
    const state = stateAt(at.header.height)
    if (state === undefined) throw new HeaderNotProven(`the own copy has no state at header ${at.header.height}`)
    return { at, state }
  }
  return {
    head: () => kept.head(),
    state: stateAt,
    blocks: (height, limit) => kept.blocks(height, limit),
    catchUp,
    enterprise(id) {
      const state = stateAt()
      return state === undefined ? undefined : ledgerView(state).enterprise(id)
    },
    provenHeader: (atLeast = 0) => prover.prove(atLeast),
    async keyStaple({ enterprise, atLeast }) {
      const { at, state } = await provenState(atLeast)
      return buildKeyStaple(state, at, { enterprise })
    },
    async staple({ enterprise, revocationHash, atLeast }) {
      const { at, state } = await provenState(atLeast)
      return buildStaple(state, at, { enterprise, revocationHash })
    },
  }
}
