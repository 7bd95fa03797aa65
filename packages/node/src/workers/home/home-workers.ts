import { addMs, HOUR_MS, SECOND_MS } from '@goodstanding/core'
import { submittingHomeConsents } from '@goodstanding/store'
import { errorFields } from '../../logger.ts'
import type { NodeContext } from '../../node-context.ts'
import { eraseOldHomeRows } from '../../use-cases/home/erase-old-rows.ts'
import { followRevocations } from '../../use-cases/home/follow-revocations.ts'
import { settleGrant } from '../../use-cases/home/settle-grant.ts'
import { periodic, type Worker } from '../periodic.ts'
import { homeMessenger } from './home-messenger.ts'

const MESSAGES_EVERY_MS = 500
const REVOCATIONS_EVERY_MS = 1_000
const GRANTS_EVERY_MS = 10 * SECOND_MS
const ERASURE_EVERY_MS = HOUR_MS
/** A grant's own request has answered by then, or nobody will. */
const GRANT_LEFT_MS = 30 * SECOND_MS

/** What runs beside requests at a node whose member holds the home role. */
export function homeWorkers(node: NodeContext): readonly Worker[] {
  const work = (name: string, everyMs: number, turn: () => Promise<void>): Worker => {
    const onError = (error: unknown) => {
      node.metrics.failures.inc({ worker: name })
      node.logger.warn({ worker: name, ...errorFields(error) }, 'turn failed')
    }
    return periodic({ name, everyMs, turn, onError })
  }
  return [
    homeMessenger(node, MESSAGES_EVERY_MS),
    work('home-revocations', REVOCATIONS_EVERY_MS, () => followRevocations(node)),
    work('home-grants', GRANTS_EVERY_MS, () => settleLeftGrants(node)),
    work('home-erasure', ERASURE_EVERY_MS, () => eraseOldHomeRows(node)),
  ]
}

/** Submits again what was kept for the ledger when nobody could be asked. */
async function settleLeftGrants(node: NodeContext): Promise<void> {
  const left = await submittingHomeConsents(node.store.db, addMs(node.clock.now(), -GRANT_LEFT_MS))
  for (const consent of left) await settleGrant(node, consent)
}
