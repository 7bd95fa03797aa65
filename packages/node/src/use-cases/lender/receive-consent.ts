import type { GrantedConsent, ProblemCode } from '@goodstanding/api'
import { fail, type Instant, type Network, ok, type RegistrationProof, type Result } from '@goodstanding/core'
import { type Bytes, canonicalJson } from '@goodstanding/crypto'
import { instantOf, ledgerView } from '@goodstanding/ledger'
import { openRecordCheckpoint } from '@goodstanding/report'
import {
  grantLenderRequest,
  lenderRequestById,
  lockLenderConsent,
  putLenderConsent,
  type StoreTransaction,
  supersedeLenderConsents,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { createConsentKey } from './consent-keys.ts'
import { openConsent, sealConsent } from './held-consent.ts'
import { judgeConsent } from './judge-consent.ts'
import { ledgerCopy } from './ledger-copy.ts'

/**
 * Takes a consent that names this member as its reader, once all of it holds by the own copy of the ledger. The same
 * consent may come again, with a registration that was proven anew.
 */
export async function receiveConsent(node: NodeContext, given: GrantedConsent): Promise<Result<null, ProblemCode>> {
  const { payload } = given.statement
  const replica = ledgerCopy(node)
  await replica.catchUp()
  const state = replica.state()
  const view = state === undefined ? undefined : ledgerView(state)
  const request = given.request === null ? null : await lenderRequestById(node.store.db, given.request)
  const now = node.clock.now()
  const code = judgeConsent(given, {
    ...{ network: node.network, self: node.self, now, request },
    ledger: {
      consent: view?.consent(payload.revocationHash),
      operation: view?.enterprise(payload.enterprise)?.operation,
    },
  })
  if (code !== null) return fail(code)
  const key = await createConsentKey(node, payload.id)
  const refusal = await node.store.transaction((tx) =>
    keep(tx, given, { node, key, now, request: request?.id ?? null }),
  )
  return refusal === null ? ok(null) : fail(refusal)
}

type Keeping = {
  readonly node: NodeContext
  readonly key: Bytes
  readonly now: Instant
  readonly request: string | null
}

async function keep(
  tx: StoreTransaction,
  given: GrantedConsent,
  { node, key, now, request }: Keeping,
): Promise<ProblemCode | null> {
  const { payload } = given.statement
  const stored = await lockLenderConsent(tx, payload.id)
  const held = stored === null ? null : openConsent(stored, key)
  if (held !== null && canonicalJson(held.statement.payload) !== canonicalJson(payload)) return 'consent_exists'

  const registration = newer(given.registration, held?.registration ?? null, node.network)
  await putLenderConsent(tx, {
    ...{ consent: payload.id, enterprise: payload.enterprise, purpose: payload.purpose, request },
    ...{ revocationHash: payload.revocationHash, reads: payload.reads, receivedAt: now },
    notBefore: instantOf(payload.notBefore),
    expires: instantOf(payload.expires),
    // Judged before: only an own copy is kept without an end.
    keepUntil: instantOf(payload.keepUntil ?? payload.expires),
    sealed: sealConsent({ ...given, registration }, key, node.random),
  })
  await supersedeLenderConsents(tx, payload, now)
  if (request !== null) await grantLenderRequest(tx, request, payload.id)
  return null
}

/** A registration never goes back to an older proof, in whatever order deliveries come. */
function newer(given: RegistrationProof, kept: RegistrationProof | null, network: Network): RegistrationProof {
  if (kept === null || kept.provider !== given.provider) return given
  return provenAt(kept, network) > provenAt(given, network) ? kept : given
}

function provenAt({ checkpoint, provider }: RegistrationProof, network: Network): number {
  const opened = openRecordCheckpoint(checkpoint, provider, network)
  return opened.ok ? (opened.value.timeSeconds ?? 0) : 0
}
