import type { Body } from '@goodstanding/core'
import { type LeafDraft, REGISTRATION } from './test-facts.ts'
import type { Slot } from './test-provider.ts'
import {
  LINKED_MS,
  NORTHBANK,
  type ProviderPlan,
  PUBLISHED_MS,
  REGISTRY_CA,
  registrationDraft,
  type WorldPlan,
} from './test-world.ts'

/** The registrar with one registration, and what follows it. */
export function registrar(
  body: Body<'registration'>,
  after: (registration: LeafDraft) => readonly Slot[] = () => [],
): WorldPlan {
  const slots: ProviderPlan['slots'] = (make) => {
    const registration = registrationDraft({ body })
    return [
      { drafts: [registration], atMs: PUBLISHED_MS },
      { drafts: [make.link()], atMs: LINKED_MS + 1_000 },
      ...after(registration),
    ]
  }
  return { providers: [{ ...REGISTRY_CA, slots }, NORTHBANK] }
}

/** Another enterprise's entry. */
export const OTHER_ENTRY = { registry: REGISTRATION.registry, number: 'C1234567' }
/** An entry that ended long ago. */
export const DISSOLVED: Body<'registration'> = {
  ...REGISTRATION,
  status: 'dissolved',
  endedOn: '2023-05-01' as NonNullable<Body<'registration'>['endedOn']>,
  absent: { incorporatedOn: 'not_reported', address: 'not_reported', activity: 'not_reported' },
}
