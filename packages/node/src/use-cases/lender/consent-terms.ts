import type { askConsentContract, BodyOf, ConsentRequest } from '@goodstanding/api'
import {
  addMonths,
  addMs,
  addYears,
  DAY_MS,
  dateOf,
  fail,
  formatInstant,
  type Instant,
  ok,
  PURPOSE_LIMITS,
  type PurposeLimits,
  type RecordType,
  type Result,
  startOfDay,
} from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'

export type AskedTerms = BodyOf<typeof askConsentContract>

const FACTS_YEARS = 10

/**
 * A whole request: what the operator did not say is the most that the purpose allows, over the facts of the last ten
 * years. What no consent could grant is refused before anybody is asked.
 */
export function consentTerms(
  asked: AskedTerms,
  { id, now }: { readonly id: string; readonly now: Instant },
): Result<ConsentRequest, 'consent_outside_purpose'> {
  const limits = PURPOSE_LIMITS[asked.purpose]
  const latestKept = limits.keepMonths === null ? null : laterBy(now, { months: limits.keepMonths })
  if (latestKept === null) return fail('consent_outside_purpose', 'purpose')
  const expires = within(asked.expires, now, laterBy(now, limits.term))
  if (expires === null) return fail('consent_outside_purpose', 'expires')
  const keepUntil = within(asked.keepUntil, now, latestKept)
  if (keepUntil === null) return fail('consent_outside_purpose', 'keepUntil')
  const types = typesOf(asked.types, limits)
  if (types === null) return fail('consent_outside_purpose', 'types')
  const reads = asked.reads ?? limits.reads
  if (reads > limits.reads) return fail('consent_outside_purpose', 'reads')
  const factsFrom = asked.factsFrom ?? addYears(dateOf(now), -FACTS_YEARS)
  const factsTo = asked.factsTo ?? dateOf(expires)
  if (factsFrom > factsTo) return fail('consent_outside_purpose', 'factsFrom')
  return ok({
    ...{ id, enterprise: asked.enterprise, purpose: asked.purpose, types, factsFrom, factsTo, reads },
    ...{ expires: formatInstant(expires), keepUntil: formatInstant(keepUntil) },
  })
}

/** The instant that was asked, or else the latest; null where that is none of the time allowed. */
function within(asked: string | undefined, now: Instant, latest: Instant): Instant | null {
  if (asked === undefined) return latest
  const at = instantOf(asked)
  return at > now && at <= latest ? at : null
}

/** In the purpose's order, the types that are always asked among them; null where one lies outside. */
function typesOf(asked: readonly RecordType[] | undefined, limits: PurposeLimits): RecordType[] | null {
  const wanted = new Set<RecordType>([...(asked ?? limits.types), ...limits.always])
  const types = limits.types.filter((type) => wanted.has(type))
  return types.length === wanted.size ? types : null
}

function laterBy(now: Instant, term: PurposeLimits['term']): Instant {
  if ('days' in term) return addMs(now, term.days * DAY_MS)
  const day = dateOf(now)
  return addMs(startOfDay(addMonths(day, term.months)), now - startOfDay(day))
}
