import { openSolo } from '@goodstanding/consensus'
import type { Member, Network } from '@goodstanding/core'
import { ledgerStorage, type MemberStore } from '@goodstanding/store'
import type { MemberClient } from '../clients/member-client.ts'
import type { Clock } from '../clock.ts'
import type { Closing } from '../closing.ts'
import { errorFields, type Logger } from '../logger.ts'
import type { MemberLogs } from '../logs/member-logs.ts'
import type { Metrics } from '../metrics.ts'
import type { Readiness } from '../readiness.ts'
import { engineHeaderLog } from './header-log.ts'
import { ownHeaders } from './header-source.ts'
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
    stateAt: (height) => engine.state(height),
    blocks: (from, limit) => engine.blocks(from, limit),
    catchUp: async () => {},
  })
  return { submit: (operation) => engine.submit(operation), replica, isSequencer: true }
}
