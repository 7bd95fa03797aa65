import { deliverConsentContract, endConsentContract, type GrantedConsent } from '@goodstanding/api'
import { addMs, type Instant, SECOND_MS } from '@goodstanding/core'
import {
  closeHomeMessage,
  type HomeConsent,
  type HomeMessage,
  homeConsent,
  homeRegistration,
  postponeHomeMessage,
} from '@goodstanding/store'
import { PeerProblem, PeerUnavailable } from '../../clients/peer-error.ts'
import type { NodeContext } from '../../node-context.ts'
import { keysOfCaller } from './home-ledger.ts'

const FIRST_PAUSE_MS = 2 * SECOND_MS
const PAUSE_MS_MAX = 3_600 * SECOND_MS

/** Sends a message about a consent once. Whether it was taken; if not it is due again later, while the consent lasts. */
export async function sendHomeMessage(node: NodeContext, message: HomeMessage, timeoutMs: number): Promise<boolean> {
  const { db } = node.store
  const consent = await homeConsent(db, message.consent)
  const now = node.clock.now()
  if (consent === null || isPointless(message, consent, now)) {
    await closeHomeMessage(db, message, { at: now, isTaken: false })
    return false
  }
  if (await isTaken(node, message, consent, timeoutMs)) {
    await closeHomeMessage(db, message, { at: node.clock.now(), isTaken: true })
    return true
  }
  await postponeHomeMessage(db, message, addMs(node.clock.now(), pauseMs(message.tries)))
  return false
}

/** A consent that is over is not handed over; and one that has ended by itself needs no telling. */
function isPointless({ kind }: HomeMessage, { expires, revokedAt, replacedAt }: HomeConsent, now: Instant): boolean {
  return expires <= now || (kind === 'deliver' && (revokedAt !== null || replacedAt !== null))
}

async function isTaken(
  node: NodeContext,
  { kind, member }: HomeMessage,
  consent: HomeConsent,
  timeoutMs: number,
): Promise<boolean> {
  try {
    if (kind === 'end') {
      if (consent.code === null) return false
      await node.peers.call(member, endConsentContract, { body: { code: consent.code }, timeoutMs })
      return true
    }
    const body = await grantedConsentOf(node, consent)
    if (body === null) return false
    await node.peers.call(member, deliverConsentContract, { body, timeoutMs })
    return true
  } catch (error) {
    if (!(error instanceof PeerProblem || error instanceof PeerUnavailable)) throw error
    node.logger.info({ kind, member, why: error.message }, 'not taken')
    return false
  }
}

async function grantedConsentOf(node: NodeContext, consent: HomeConsent): Promise<GrantedConsent | null> {
  const { enterprise, statement, salt, slices, request } = consent
  const registration = await homeRegistration(node.store.db, enterprise)
  if (registration === null) return null
  const { history } = await keysOfCaller(node, enterprise)
  return { statement, salt, slices: [...slices], keyHistory: history, registration: registration.proof, request }
}

/** Twice as long after each try, an hour at most. */
function pauseMs(tries: number): number {
  return Math.min(PAUSE_MS_MAX, FIRST_PAUSE_MS * 2 ** Math.min(tries, 20))
}
