import { consentRequest, consentRequestStateContract } from '@goodstanding/api'
import type { Instant } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import { closeLenderRequest, type LenderRequest, type LenderRequestState } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/** States that have changed since they were stored, by the request's id. */
export type RequestStates = ReadonlyMap<string, LenderRequestState>

const ASKED_MAX = 20
const TIMEOUT_MS = 2_000

/** Asks the home nodes what became of the newest open requests; one that does not answer soon leaves them open. */
export async function currentStates(node: NodeContext, requests: readonly LenderRequest[]): Promise<RequestStates> {
  const open = requests.filter(({ state }) => state === 'open').slice(0, ASKED_MAX)
  const now = node.clock.now()
  const states = new Map<string, LenderRequestState>()
  await Promise.all(
    open.map(async (request) => {
      states.set(request.id, isOver(request, now) ? 'expired' : await stateAtHome(node, request))
    }),
  )
  await node.store.transaction(async (tx) => {
    for (const [id, state] of states) {
      if (state === 'declined' || state === 'expired') await closeLenderRequest(tx, id, state)
    }
  })
  return states
}

function isOver({ request }: LenderRequest, now: Instant): boolean {
  return instantOf(consentRequest.parse(JSON.parse(request)).expires) <= now
}

async function stateAtHome(node: NodeContext, { id, home }: LenderRequest): Promise<LenderRequestState> {
  try {
    const input = { params: { request: id }, timeoutMs: TIMEOUT_MS }
    const { body } = await node.peers.call(home, consentRequestStateContract, input)
    return body.state
  } catch {
    return 'open'
  }
}
