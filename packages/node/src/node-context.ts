import type { Member, Network } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import type { MemberStore } from '@goodstanding/store'
import type { MemberClient } from './clients/member-client.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { MemberKeys } from './config/open-member-keys.ts'
import type { LedgerAccess } from './ledger/ledger-access.ts'
import type { Logger } from './logger.ts'
import type { MemberLogs } from './logs/member-logs.ts'
import type { Metrics } from './metrics.ts'
import type { Random } from './random.ts'
import type { Readiness } from './readiness.ts'
import type { WitnessService } from './witness/witness-service.ts'

/** What use-cases and routes work with: this member, its keys, its rows and logs, and its ways to others. */
export type NodeContext = {
  readonly config: Config
  readonly network: Network
  /** The 32 bytes that every tag ends with. */
  readonly genesisHash: Bytes
  readonly self: Member
  readonly keys: MemberKeys
  /** The network's clock, not the world's. */
  readonly clock: Clock
  readonly random: Random
  readonly store: MemberStore
  readonly logs: MemberLogs
  /** Cosigns others' checkpoints; null where the member is no witness. */
  readonly witness: WitnessService | null
  readonly ledger: LedgerAccess
  readonly peers: MemberClient
  readonly logger: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
  /** What this node is not safe for, in words. */
  readonly cautions: readonly string[]
}
