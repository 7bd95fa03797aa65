import type { ConsentRequest, HomeRefusal } from '@goodstanding/api'
import {
  addMs,
  type ConsentPayload,
  checkConsentTerms,
  DAY_MS,
  fail,
  formatInstant,
  type Instant,
  MINUTE_MS,
  ok,
  PURPOSE_LIMITS,
  type Refusal,
  type Result,
} from '@goodstanding/core'
import { canonicalJson } from '@goodstanding/crypto'
import { instantOf } from '@goodstanding/ledger'
import {
  countOpenRequests,
  countRequestsSince,
  homeRequest,
  insertHomeRequest,
  lockHomeEnterprise,
  type StoreTransaction,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { replicaOf } from './home-ledger.ts'

/** Requests of one lender to one enterprise that may wait at a time, and that may be made in a day. */
export const OPEN_REQUESTS_OF_LENDER_MAX = 5
export const REQUESTS_OF_LENDER_A_DAY_MAX = 20
/** Requests that may wait in one inbox. */
export const OPEN_REQUESTS_MAX = 200
/** So long a request waits for an answer. */
export const REQUEST_OPEN_MS = 30 * DAY_MS

const CLOCKS_APART_MS_MAX = MINUTE_MS

type RequestFault = HomeRefusal | Refusal | 'too_many_requests'

/** Puts a lender's request into an enterprise's inbox. The same request again is answered again. */
export async function receiveRequest(
  node: NodeContext,
  lender: string,
  request: ConsentRequest,
): Promise<Result<{ readonly id: string }, RequestFault>> {
  const { id, enterprise } = request
  const keys = replicaOf(node).enterprise(enterprise)?.payload
  if (keys?.home !== node.self.name) return fail('enterprise_not_found')
  const now = node.clock.now()
  return node.store.transaction(async (tx) => {
    await lockHomeEnterprise(tx, enterprise)
    const known = await homeRequest(tx, id)
    if (known !== null) {
      const isSame = known.lender === lender && canonicalJson(known.request) === canonicalJson(request)
      return isSame ? ok({ id }) : fail('request_id_reused')
    }
    const fault = judgeRequest(request, lender, now) ?? (await judgeInbox(tx, { enterprise, lender, now }))
    if (fault !== null) return fail(fault)
    const openUntil = Math.min(addMs(now, REQUEST_OPEN_MS), instantOf(request.expires)) as Instant
    await insertHomeRequest(tx, { id, enterprise, lender, receivedAt: now, openUntil, state: 'open', request })
    return ok({ id })
  })
}

/** Whether a consent as asked could be given at all. */
function judgeRequest(request: ConsentRequest, lender: string, now: Instant): RequestFault | null {
  const { purpose, types, enterprise, expires, keepUntil, reads, id } = request
  const limits = PURPOSE_LIMITS[purpose]
  if (limits.keepMonths === null) return 'consent_outside_purpose'
  if (request.factsFrom > request.factsTo) return 'request_form'
  if (instantOf(expires) <= now) return 'consent_expires_in_past'
  if (!types.every((type) => limits.types.includes(type))) return 'consent_outside_purpose'
  const asIfGranted: ConsentPayload = {
    ...{ kind: 'consent', network: '', enterprise, id, reader: lender, purpose, slices: [], reads, keepUntil, expires },
    ...{ notBefore: formatInstant(addMs(now, CLOCKS_APART_MS_MAX)), revocationHash: '', disputes: [] },
  }
  return checkConsentTerms(asIfGranted) === null ? null : 'consent_outside_purpose'
}

async function judgeInbox(
  tx: StoreTransaction,
  { enterprise, lender, now }: { readonly enterprise: string; readonly lender: string; readonly now: Instant },
): Promise<RequestFault | null> {
  const today = await countRequestsSince(tx, { enterprise, lender, since: addMs(now, -DAY_MS) })
  if (today >= REQUESTS_OF_LENDER_A_DAY_MAX) return 'too_many_requests'
  if ((await countOpenRequests(tx, { enterprise, lender, at: now })) >= OPEN_REQUESTS_OF_LENDER_MAX) return 'inbox_full'
  return (await countOpenRequests(tx, { enterprise, at: now })) >= OPEN_REQUESTS_MAX ? 'inbox_full' : null
}
