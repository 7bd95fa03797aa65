import type { Block, Network } from '@goodstanding/core'
import { buildKeyStaple, buildStaple, type LedgerState, ledgerView } from '@goodstanding/ledger'
import type { Clock } from '../clock.ts'
import { HeaderNotProven, headerProver } from './header-prover.ts'
import type { HeaderSource } from './header-source.ts'
import type { LedgerReplica } from './ledger-access.ts'

/** Makes a replica of what an engine or a follower keeps. */
export function openReplica(from: {
  readonly network: Network
  readonly clock: Clock
  readonly source: HeaderSource
  readonly stateAt: (height?: number) => LedgerState | undefined
  readonly blocks: (from: number, limit: number) => Promise<readonly Block[]>
  readonly catchUp: () => Promise<void>
}): LedgerReplica {
  const { stateAt, blocks, catchUp } = from
  const prover = headerProver(from)
  const provenState = async (atLeast = 0) => {
    const at = await prover.prove(atLeast)
    const state = stateAt(at.header.height)
    if (state === undefined) throw new HeaderNotProven(`the own copy has no state at header ${at.header.height}`)
    return { at, state }
  }
  return {
    head: () => stateAt()?.head ?? null,
    state: stateAt,
    blocks,
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
