import { blocksContract } from '@goodstanding/api'
import { LedgerDiverged, openFollower, openSolo } from '@goodstanding/consensus'
import type { Member, Network } from '@goodstanding/core'
import { ledgerStorage, type MemberStore } from '@goodstanding/store'
import type { MemberClient } from '../clients/member-client.ts'
import type { Clock } from '../clock.ts'
import type { Closing } from '../closing.ts'
import { errorFields, type Logger } from '../logger.ts'
import type { MemberLogs } from '../logs/member-logs.ts'
import type { Metrics } from '../metrics.ts'
import type { Readiness } from '../readiness.ts'
import { periodic } from '../workers/periodic.ts'
import { engineHeaderLog } from './header-log.ts'
import { fetchedHeaders, ownHeaders } from './header-source.ts'
import type { LedgerAccess } from './ledger-access.ts'
import { openReplica } from './open-replica.ts'
import { sequencerOf, submitToSequencer } from './sequencer-client.ts'

/** What a way to the ledger is opened from. */
export type LedgerParts = {
  readonly network: Network
  readonly self: Member
  readonly store: MemberStore
  readonly logs: MemberLogs
  readonly peers: MemberClient
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
  readonly closing: Closing
}

/**
 * The sequencer orders operations itself; members with the home or lender role follow its blocks; all others hand
 * operations on and keep no copy.
 */
export async function openLedger(parts: LedgerParts): Promise<LedgerAccess> {
  const { network, self } = parts
  const sequencer = sequencerOf(network)
  if (sequencer === self.name) return openOwn(parts)
  if (self.roles.includes('home') || self.roles.includes('lender')) return openFollowed(parts, sequencer)
  parts.readiness.set('ledger', true)
  return {
    submit: (operation) => submitToSequencer(parts.peers, sequencer, operation),
    replica: null,
    isSequencer: false,
  }
}

/** Never behind: there is nobody to catch up with. */
async function openOwn({
  network,
  store,
  logs,
  clock,
  logger,
  metrics,
  readiness,
  closing,
}: LedgerParts): Promise<LedgerAccess> {
  if (logs.headers === null) throw new Error('the sequencer writes the header log')
  const engine = await openSolo({
    network,
    storage: ledgerStorage(store),
    headerLog: engineHeaderLog(logs.headers),
    now: clock.now,
    onError: (error) => {
      metrics.failures.inc({ worker: 'sequencer' })
      logger.error(errorFields(error), 'block not made or published')
    },
  })
  closing.add('sequencer', () => engine.close())
  readiness.set('ledger', true)
  const replica = openReplica({
    ...{ network, clock, source: ownHeaders(logs.headers) },
    kept: engine,
    catchUp: async () => {},
  })
  return { submit: (operation) => engine.submit(operation), replica, isSequencer: true }
}

const POLL_MS = 1_000

async function openFollowed(parts: LedgerParts, sequencer: string): Promise<LedgerAccess> {
  const { network, store, peers, clock, readiness, closing } = parts
  const follower = await openFollower({
    network,
    storage: ledgerStorage(store),
    async fetchBlocks(from, limit) {
      const query = { from: String(from), limit: String(limit) }
      const { body } = await peers.call(sequencer, blocksContract, { query })
      return body.blocks
    },
  })
  const catchUp = async () => {
    await follower.catchUp()
    readiness.set('ledger', true)
  }
  const onError = (error: unknown) => followerFailed(parts, error)
  const worker = periodic({ name: 'follower', everyMs: POLL_MS, turn: catchUp, onError })
  closing.add('follower', () => worker.stop())
  worker.start()
  const source = fetchedHeaders(peers, sequencer)
  return {
    replica: openReplica({ network, clock, source, kept: follower, catchUp }),
    isSequencer: false,
    async submit(operation) {
      const submitted = await submitToSequencer(peers, sequencer, operation)
      // The operation stands whether or not this copy can be brought up now: the next turn tries again.
      if (submitted.accepted) await catchUp().catch(onError)
      return submitted
    },
  }
}

/** A sequencer that is away is asked again; one that shows another chain is never followed again. */
function followerFailed({ logger, metrics, readiness }: LedgerParts, error: unknown): void {
  metrics.failures.inc({ worker: 'follower' })
  if (error instanceof LedgerDiverged) readiness.set('ledger', false)
  logger.warn(errorFields(error), 'ledger not followed')
}
