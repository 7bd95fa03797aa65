import { type Immutable, submitOperationContract } from '@goodstanding/api'
import type { Submitted } from '@goodstanding/consensus'
import { LEDGER_REFUSALS, type LedgerRefusal, type Network, type Operation } from '@goodstanding/core'
import type { MemberClient } from '../clients/member-client.ts'
import { PeerProblem } from '../clients/peer-error.ts'

const REFUSALS: ReadonlySet<string> = new Set(LEDGER_REFUSALS)

/** The member that orders operations: the newest key of the header log is its. */
export function sequencerOf(network: Network): string {
  const name = network.descriptor.headerLog.keys.at(-1)?.member
  if (name === undefined) throw new Error('a descriptor names who writes the header log')
  return name
}

/** Submits to another member's engine. Its refusal is an answer; that it cannot be asked is thrown. */
export async function submitToSequencer(
  peers: MemberClient,
  sequencer: string,
  operation: Immutable<Operation>,
): Promise<Submitted> {
  try {
    const { body } = await peers.call(sequencer, submitOperationContract, { body: operation })
    return { accepted: true, ...body }
  } catch (error) {
    if (error instanceof PeerProblem && isLedgerRefusal(error.code)) return { accepted: false, refusal: error.code }
    throw error
  }
}

function isLedgerRefusal(code: string): code is LedgerRefusal {
  return REFUSALS.has(code)
}
