import { type AnswerOf, type askedConsentsContract, consentRequest } from '@goodstanding/api'
import { formatInstant, type Instant, type RecordType } from '@goodstanding/core'
import { type LedgerState, ledgerView } from '@goodstanding/ledger'
import { type LenderRequest, lenderConsents, lenderRequests } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { consentKey } from './consent-keys.ts'
import { type HeldConsent, openConsent } from './held-consent.ts'
import { ledgerCopy } from './ledger-copy.ts'
import { currentStates, type RequestStates } from './request-states.ts'

export type AskedConsents = AnswerOf<typeof askedConsentsContract>['body']

const REQUESTS_MAX = 200
const CONSENTS_MAX = 200

/** What this lender has asked for and what it was given, newest first. It knows of no other enterprise. */
export async function askedConsents(node: NodeContext): Promise<AskedConsents> {
  const requests = await lenderRequests(node.store.db, REQUESTS_MAX)
  const states = await currentStates(node, requests)
  const held = await heldConsents(node)
  const now = node.clock.now()
  const ledger = ledgerCopy(node).state()
  return {
    requests: requests.map((sent) => requestView(sent, states)),
    consents: held.map((consent) => consentView(consent, ledger, now)),
  }
}

async function heldConsents(node: NodeContext): Promise<readonly HeldConsent[]> {
  const stored = await lenderConsents(node.store.db, CONSENTS_MAX)
  const opened = await Promise.all(
    stored.map(async (consent) => {
      const key = await consentKey(node, consent.consent)
      return key === null ? [] : [openConsent(consent, key)]
    }),
  )
  return opened.flat()
}

function requestView(sent: LenderRequest, states: RequestStates): AskedConsents['requests'][number] {
  const { id, request, askedAt, state, consent } = sent
  return {
    request: consentRequest.parse(JSON.parse(request)),
    askedAt: formatInstant(askedAt),
    state: states.get(id) ?? state,
    consent,
  }
}

function consentView(
  held: HeldConsent,
  ledger: LedgerState | undefined,
  now: Instant,
): AskedConsents['consents'][number] {
  const { payload } = held.statement
  const onLedger = ledger === undefined ? undefined : ledgerView(ledger).consent(payload.revocationHash)
  const isRevoked = held.end !== null || (onLedger?.revokedAt ?? null) !== null
  return {
    ...{ id: payload.id, enterprise: payload.enterprise, purpose: payload.purpose, reads: payload.reads },
    types: [...new Set(held.slices.flatMap(({ slice }): RecordType[] => slice.types))],
    providers: held.slices.map(({ slice }) => slice.provider),
    expires: payload.expires,
    keepUntil: payload.keepUntil,
    ended: isRevoked || now >= held.expires || now >= held.keepUntil,
  }
}
