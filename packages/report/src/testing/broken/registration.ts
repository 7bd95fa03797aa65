import type { Body } from '@goodstanding/core'
import { REGISTRY } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { DISSOLVED, OTHER_ENTRY, registrar } from '../registrar-plan.ts'
import { MOVED, REGISTRATION, withdrawalDraft } from '../test-facts.ts'
import { memberOf, NEW_YORK, REGISTRY_NY, withMember } from '../test-network.ts'
import {
  LINKED_MS,
  NORTHBANK,
  PUBLISHED_MS,
  REGISTRY_CA,
  registrationDraft,
  SUBJECTS,
  type WorldPlan,
} from '../test-world.ts'
import { BROKEN_CARRIED } from './carried.ts'

/** Without a proven registration nothing says for whom the links are. */
const UNPROVEN = [
  'link@northbank not_checked depends_on_registration',
  'link@registry-ca not_checked depends_on_registration',
]

const COURT = memberOf('court-ca', ['provider'], [{ type: 'judgment', jurisdiction: 'US-CA' }])

/** A bank whose link is to the entry that the enterprise moved from. */
const MOVED_PLAN: WorldPlan = {
  network: { more: [REGISTRY_NY] },
  providers: [
    {
      name: REGISTRY_NY.name,
      subject: '33'.repeat(16),
      types: ['registration'],
      slots: (make) => [
        {
          drafts: [
            registrationDraft({ provider: REGISTRY_NY.name, subject: '33'.repeat(16), body: MOVED }),
            make.link({ registration: { registry: NEW_YORK, number: MOVED.number } }),
          ],
          atMs: LINKED_MS,
        },
      ],
    },
    {
      ...REGISTRY_CA,
      slots: (make) => [{ drafts: [registrationDraft({ body: MOVED_AWAY }), make.link()], atMs: LINKED_MS }],
    },
    NORTHBANK,
  ],
}
const MOVED_AWAY: Body<'registration'> = { ...DISSOLVED, status: 'moved_away', endedOn: MOVED.predecessors[0]?.on }

/** The same, where the consent leaves the registrar out that the enterprise came from. */
const MOVED_WITHOUT_FORMER: WorldPlan = {
  ...MOVED_PLAN,
  providers: (MOVED_PLAN.providers ?? []).filter(({ name }) => name !== REGISTRY),
}

export const BROKEN_REGISTRATIONS: readonly BrokenReport[] = [
  ...BROKEN_CARRIED,
  { name: 'of an enterprise that has moved, with both registrars', plan: MOVED_PLAN, says: [] },
  {
    name: 'of an enterprise that has moved, without the registrar that it came from',
    plan: MOVED_WITHOUT_FORMER,
    says: ['slices_answered remark core_not_covered'],
  },
  {
    name: 'whose registration has ended',
    plan: registrar({ ...DISSOLVED, endedOn: '2025-05-01' as typeof DISSOLVED.endedOn }),
    says: ['registration remark registration_ended'],
  },
  {
    name: 'of an entity in liquidation',
    plan: registrar({ ...REGISTRATION, status: 'in_liquidation' }),
    says: ['registration remark registration_in_liquidation'],
  },
  {
    name: 'whose registration was withdrawn',
    plan: registrar(REGISTRATION, (registration) => [
      { drafts: [withdrawalDraft(registration, LINKED_MS + 60_000)], atMs: LINKED_MS + 61_000 },
    ]),
    says: ['registration fails registration_missing', ...UNPROVEN],
  },
  {
    name: 'whose registrar is no registrar',
    plan: { network: withMember(REGISTRY, (member) => ({ ...member, roles: ['provider'] })) },
    says: ['registration fails registration_missing', ...UNPROVEN],
  },
  {
    name: 'whose registrar publishes an entry of a register that is not its own',
    plan: registrar({ ...MOVED, predecessors: [] }),
    says: ['provider@registry-ca fails type_not_permitted', 'registration fails registration_missing', ...UNPROVEN],
  },
  {
    name: 'of a form without legal personality',
    plan: registrar({ ...REGISTRATION, legalForm: MOVED.legalForm }),
    says: ['records@registry-ca fails not_a_legal_entity', 'registration fails registration_missing', ...UNPROVEN],
  },
  {
    name: 'whose registrar has linked its subject to another entry than the one it publishes',
    plan: {
      providers: [
        {
          ...REGISTRY_CA,
          slots: (make) => [
            { drafts: [registrationDraft(), make.link({ registration: OTHER_ENTRY })], atMs: LINKED_MS },
          ],
        },
        NORTHBANK,
      ],
    },
    says: ['registration fails registration_missing', ...UNPROVEN],
  },
  {
    name: 'whose registration another subject’s record is said to supersede',
    plan: {
      providers: [
        {
          ...REGISTRY_CA,
          slots: (make) => {
            const registration = registrationDraft()
            const { id } = registration.head
            const other = registrationDraft({ subject: SUBJECTS.bank, supersedes: id, issuedMs: PUBLISHED_MS })
            return [{ drafts: [registration, make.link(), other], atMs: LINKED_MS }]
          },
        },
        NORTHBANK,
      ],
    },
    says: [],
  },
  {
    name: 'that leaves out a court of the place of registration',
    plan: { network: { more: [COURT] } },
    says: ['slices_answered remark core_not_covered'],
  },
]
