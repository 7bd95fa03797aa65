import { join } from 'node:path'
import { findMember, type Member, type Network } from '@goodstanding/core'
import { cosign, fromHex } from '@goodstanding/crypto'
import { accessLogVerifier, headerLogVerifiers, recordLogVerifier } from '@goodstanding/ledger'
import {
  addCheckpoint,
  cosignedCheckpoint,
  journaledWitness,
  type WitnessAnswer,
  type WitnessedLog,
} from '@goodstanding/log'
import { fileJournal, type MemberStore, witnessStorage } from '@goodstanding/store'
import type { Clock } from '../clock.ts'
import { JOURNAL_FOLDER } from '../config/data-folder.ts'

/** Cosigns checkpoints of the network's logs, those of its own group left out. */
export type WitnessService = {
  /** Answers the body of a C2SP `tlog-witness` add-checkpoint request. */
  readonly addCheckpoint: (body: string) => Promise<WitnessAnswer>
  /** The newest checkpoint that it cosigned of the log with that origin hash; 404 where there is none. */
  readonly cosignedCheckpoint: (originHash: string) => Promise<WitnessAnswer>
}

/** Below the journal of the member's own logs: a witness's heads are of others'. */
const COSIGNED_FOLDER = 'cosigned'

/** The witness of this member; its memory is in the member's store, and in a journal in case an old backup of that is restored. */
export function openWitness(from: {
  readonly network: Network
  readonly self: Member
  readonly seed: string
  readonly store: MemberStore
  readonly dataFolder: string
  readonly clock: Clock
}): WitnessService {
  const { network, self, store, clock } = from
  const seed = fromHex(from.seed)
  const witness = {
    group: self.group,
    logs: logsOf(network),
    storage: journaledWitness(
      witnessStorage(store),
      fileJournal(join(from.dataFolder, JOURNAL_FOLDER, COSIGNED_FOLDER)),
    ),
    cosign: (text: string, timeSeconds: number) => cosign(text, self.name, seed, timeSeconds),
    now: clock.now,
  }
  return {
    addCheckpoint: (body) => addCheckpoint(witness, body),
    cosignedCheckpoint: (originHash) => cosignedCheckpoint(witness, originHash),
  }
}

/** Every log that the descriptor names. */
function logsOf(network: Network): readonly WitnessedLog[] {
  const { members, headerLog } = network.descriptor
  const own = members.flatMap((member) =>
    [recordLogVerifier(network, member), accessLogVerifier(network, member)].flatMap((verifier) =>
      verifier === null ? [] : [{ origin: verifier.name, verifier, group: member.group }],
    ),
  )
  const headers = headerLogVerifiers(network).map((verifier, index) => {
    const member = findMember(network, headerLog.keys[index]?.member ?? '')
    return { origin: verifier.name, verifier, group: member?.group ?? '' }
  })
  return [...own, ...headers]
}
