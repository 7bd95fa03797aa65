import { join } from 'node:path'
import type { LogKind, Member, Network } from '@goodstanding/core'
import { type Bytes, fromHex, type NoteVerifier, signNote } from '@goodstanding/crypto'
import { accessLogVerifier, headerLogVerifiers, recordLogVerifier } from '@goodstanding/ledger'
import { type FinishSlot, type Journal, openLog } from '@goodstanding/log'
import { fileJournal, logStorage, type MemberStore, type StoreTransaction } from '@goodstanding/store'
import type { Clock } from '../clock.ts'
import { JOURNAL_FOLDER } from '../config/data-folder.ts'
import type { MemberSeeds } from '../config/member-keys.ts'
import type { Logger } from '../logger.ts'
import { networkWitnesses } from '../witness/network-witnesses.ts'
import type { MemberLog, MemberLogs } from './member-logs.ts'

/** What the logs of a member are opened from. */
export type LogParts = {
  readonly network: Network
  readonly self: Member
  readonly seeds: MemberSeeds
  readonly store: MemberStore
  readonly clock: Clock
  readonly logger: Logger
  readonly dataFolder: string
  readonly stopTimeoutMs: number
  /** What the roles write in a slot's own transaction, and the leaf that ends it. */
  readonly finishSlot: { readonly [K in LogKind]: FinishSlot<StoreTransaction> }
}

/** Opens the logs that this member's roles give it. Throws `LogStopped` where one must not be written. */
export async function openMemberLogs(parts: LogParts): Promise<MemberLogs> {
  const { network, self, seeds } = parts
  const journal = fileJournal(join(parts.dataFolder, JOURNAL_FOLDER))
  const open = (kind: LogKind, verifier: NoteVerifier | null, seed: string) =>
    verifier === null ? null : openOne(parts, journal, kind, verifier, fromHex(seed))
  return {
    records: await open('records', recordLogVerifier(network, self), seeds.recordLog),
    access: await open('access', accessLogVerifier(network, self), seeds.accessLog),
    headers: await open('headers', ownHeaderLog(network, self), seeds.headerLog),
  }
}

/** The header log is its newest key's member's to write. */
function ownHeaderLog(network: Network, self: Member): NoteVerifier | null {
  const isOwn = network.descriptor.headerLog.keys.at(-1)?.member === self.name
  return isOwn ? (headerLogVerifiers(network).at(-1) ?? null) : null
}

async function openOne(
  parts: LogParts,
  journal: Journal,
  kind: LogKind,
  verifier: NoteVerifier,
  seed: Bytes,
): Promise<MemberLog> {
  const { network, self, store, clock, logger, stopTimeoutMs } = parts
  return openLog<StoreTransaction>({
    storage: logStorage(store, verifier.name),
    journal,
    signer: { verifier, sign: (text) => signNote(text, verifier.name, seed) },
    finishSlot: parts.finishSlot[kind],
    witnesses: networkWitnesses(network, self.group),
    now: clock.now,
    closeMs: stopTimeoutMs,
    onNotice: (notice) => logger.warn({ log: kind, notice }, 'log'),
  })
}
