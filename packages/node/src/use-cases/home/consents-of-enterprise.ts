import type { AnswerOf, ConsentOverview, consentContract } from '@goodstanding/api'
import { formatInstant, type RecordType } from '@goodstanding/core'
import { ledgerView } from '@goodstanding/ledger'
import { deliveredConsents, type HomeConsent, homeConsent, homeConsents } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keysOfCaller, replicaOf } from './home-ledger.ts'
import { type Judging, stateOfConsent } from './state-of-consent.ts'

const SHOWN_MAX = 500

/** Who may read an enterprise's records, and who could, newest first. */
export async function consentsOfEnterprise(node: NodeContext, enterprise: string): Promise<readonly ConsentOverview[]> {
  const consents = (await homeConsents(node.store.db, enterprise, SHOWN_MAX)).filter(({ state }) => state === 'granted')
  return overviews(node, enterprise, consents)
}

/** One consent with all of its slices; null where the enterprise has none of that id. */
export async function consentOfEnterprise(
  node: NodeContext,
  enterprise: string,
  id: string,
): Promise<AnswerOf<typeof consentContract>['body'] | null> {
  const consent = await homeConsent(node.store.db, id)
  if (consent?.enterprise !== enterprise || consent.state !== 'granted') return null
  const [overview] = await overviews(node, enterprise, [consent])
  if (overview === undefined) return null
  const { statement, salt, slices } = consent
  return { consent: overview, statement, salt, slices: [...slices] }
}

async function overviews(
  node: NodeContext,
  enterprise: string,
  consents: readonly HomeConsent[],
): Promise<readonly ConsentOverview[]> {
  const { state: keys } = await keysOfCaller(node, enterprise)
  const taken = await deliveredConsents(
    node.store.db,
    consents.map(({ id }) => id),
  )
  const judging = { keys, network: node.network, now: node.clock.now() }
  return consents.map((consent) => overviewOf(node, consent, judging, taken))
}

function overviewOf(
  node: NodeContext,
  consent: HomeConsent,
  judging: Judging,
  taken: ReadonlySet<string>,
): ConsentOverview {
  const { payload } = consent.statement
  const revokedAt = revokedOn(node, consent)
  return {
    id: consent.id,
    reader: consent.reader,
    purpose: payload.purpose,
    providers: consent.slices.map(({ slice }) => slice.provider),
    types: [...new Set(consent.slices.flatMap(({ slice }): readonly RecordType[] => slice.types))],
    reads: payload.reads,
    notBefore: payload.notBefore,
    expires: payload.expires,
    keepUntil: payload.keepUntil,
    state: revokedAt === null ? stateOfConsent(consent, judging) : 'revoked',
    revokedAt,
    delivered: consent.reader === consent.enterprise || taken.has(consent.id),
    erasedAt: erasedOn(consent),
  }
}

/** As the ledger's newest state says, which is ahead of what this node has noted. */
function revokedOn(node: NodeContext, { revocationHash, revokedAt }: HomeConsent): string | null {
  if (revokedAt !== null) return formatInstant(revokedAt)
  const state = replicaOf(node).state()
  return (state === undefined ? undefined : ledgerView(state).consent(revocationHash))?.revokedAt ?? null
}

function erasedOn({ erasure }: HomeConsent): string | null {
  const { payload } = (erasure ?? {}) as { readonly payload?: { readonly erasedAt?: string } }
  return payload?.erasedAt ?? null
}
