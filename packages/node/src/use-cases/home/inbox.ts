import { type AnswerOf, type CONSENT_REQUEST_STATES, consentRequest, type inboxContract } from '@goodstanding/api'
import { fail, formatInstant, type Instant, ok, type Result } from '@goodstanding/core'
import { decideHomeRequest, type HomeRequest, homeInbox, homeRequest, lockHomeEnterprise } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

type State = (typeof CONSENT_REQUEST_STATES)[number]

const SHOWN_MAX = 500

/** What lenders ask of an enterprise, newest first. */
export async function inboxOf(node: NodeContext, enterprise: string): Promise<AnswerOf<typeof inboxContract>['body']> {
  const now = node.clock.now()
  const requests = await homeInbox(node.store.db, enterprise, SHOWN_MAX)
  return {
    requests: requests.map((one) => ({
      lender: one.lender,
      receivedAt: formatInstant(one.receivedAt),
      state: stateOfRequest(one, now),
      request: consentRequest.parse(one.request),
    })),
  }
}

/** Declines a request that is open. Declining twice is declining once. */
export async function declineRequest(
  node: NodeContext,
  enterprise: string,
  id: string,
): Promise<Result<undefined, 'not_found' | 'request_not_open'>> {
  const now = node.clock.now()
  return node.store.transaction(async (tx) => {
    await lockHomeEnterprise(tx, enterprise)
    const request = await homeRequest(tx, id)
    if (request?.enterprise !== enterprise) return fail('not_found')
    const state = stateOfRequest(request, now)
    if (state !== 'open' && state !== 'declined') return fail('request_not_open')
    await decideHomeRequest(tx, id, 'declined')
    return ok(undefined)
  })
}

/** What became of a lender's own request; null where it made none of that id. */
export async function requestState(node: NodeContext, lender: string, id: string): Promise<State | null> {
  const request = await homeRequest(node.store.db, id)
  return request?.lender === lender ? stateOfRequest(request, node.clock.now()) : null
}

/** An open request is over when nobody has answered it in time. */
export function stateOfRequest({ state, openUntil }: HomeRequest, now: Instant): State {
  return state === 'open' && openUntil <= now ? 'expired' : state
}
