import {
  type CalendarDate,
  type ConsentPayload,
  type Instant,
  type KeyHistory,
  logOrigin,
  type Network,
  type ProvenHeader,
  type Staple,
} from '@goodstanding/core'
import { fromHex, toHex } from '@goodstanding/crypto'
import {
  buildBlock,
  buildStaple,
  checkOperation,
  consentCommitment,
  genesisState,
  type LedgerState,
} from '@goodstanding/ledger'
import { encodeLogEntry } from '@goodstanding/log'
import { seedOf } from './deterministic.ts'
import { signedBy } from './test-enterprise.ts'
import { type TestLog, testLog } from './test-log.ts'

/** Whose code ends the test's consent. */
export const CODE = '00112233445566778899aabbccddeeff'

/** What the ledger is to hold, and when. */
export type LedgerPlan = {
  readonly network: Network
  readonly keyHistory: KeyHistory
  readonly enterprise: string
  readonly consent: ConsentPayload
  readonly consentSalt: string
  /** Time of the header that the staple is at. */
  readonly headerMs: number
  readonly revokedMs?: number
  /** By day, not by the consent's own end. */
  readonly expiresOn?: string
  readonly witnesses: readonly string[]
  readonly checkpointMs?: number
  /** Further headers after the one that the first staple is at. */
  readonly laterMs?: number
}

export type TestStaples = { readonly staple: Staple; readonly later: Staple | null }

/** A ledger of some blocks that holds an enterprise and its consent, and the staples at its last headers. */
export async function testStaples(plan: LedgerPlan): Promise<TestStaples> {
  const log = testLog(logOrigin(plan.network, 'headers'), seedOf('operator headers'))
  let state: LedgerState = genesisState(plan.network)
  for (const [operation, time] of operationsOf(plan)) state = nextState(state, [operation], time, log)
  state = nextState(state, [], plan.headerMs, log)
  const staple = await stapleAt(state, log, plan, plan.headerMs)
  if (plan.laterMs === undefined) return { staple, later: null }
  state = nextState(state, [], plan.laterMs, log)
  return { staple, later: await stapleAt(state, log, plan, plan.laterMs) }
}

function operationsOf(plan: LedgerPlan): readonly (readonly [object, number])[] {
  const { network, keyHistory, consent, consentSalt, headerMs } = plan
  const grant = {
    kind: 'consent.grant' as const,
    member: 'commons',
    commitment: toHex(consentCommitment(consent, consentSalt, network)),
    revocationHash: consent.revocationHash,
    expiresOn: (plan.expiresOn ?? consent.expires.slice(0, 10)) as CalendarDate,
  }
  const revoke = { payload: { kind: 'consent.revoke', code: CODE }, proofs: [] }
  return [
    ...keyHistory.map((operation, i) => [operation, headerMs - 40_000 + i * 1_000] as const),
    [signedBy(grant, ['commons statements'], network), headerMs - 20_000],
    ...(plan.revokedMs === undefined ? [] : [[revoke, plan.revokedMs] as const]),
  ]
}

function nextState(before: LedgerState, operations: readonly object[], time: number, log: TestLog): LedgerState {
  const checked = operations.map((operation) => {
    const result = checkOperation(operation, before.network)
    if (!result.ok) throw new Error(result.fault)
    return result.value
  })
  const { state, outcomes } = buildBlock(before, checked, time as Instant)
  if (outcomes.some(({ accepted }) => !accepted)) throw new Error(JSON.stringify(outcomes))
  log.append(encodeLogEntry({ kind: 'header', hash: fromHex(state.head?.hash ?? '') }))
  return state
}

async function stapleAt(state: LedgerState, log: TestLog, plan: LedgerPlan, headerMs: number): Promise<Staple> {
  const { consent, enterprise, witnesses, checkpointMs = headerMs + 1_000 } = plan
  const header = state.head?.header
  if (header === undefined) throw new Error('blocks were made')
  const at: ProvenHeader = {
    header,
    checkpoint: log.checkpoint(witnesses, checkpointMs),
    inclusion: await log.inclusion(header.height),
  }
  const staple = buildStaple(state, at, { revocationHash: consent.revocationHash, enterprise })
  if (!staple.ok) throw new Error(staple.fault)
  return staple.value
}
