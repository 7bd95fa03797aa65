import { DAY_MS, type RegistrationProof, type Report, type ReportOutcome } from '@goodstanding/core'
import { REGISTRY } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { carriedProof } from '../carried-proof.ts'
import { DISSOLVED, OTHER_ENTRY, registrar } from '../registrar-plan.ts'
import { type LeafDraft, REGISTRATION, withdrawalDraft } from '../test-facts.ts'
import {
  LINKED_MS,
  NORTHBANK,
  NOW,
  type ProviderPlan,
  REGISTRY_CA,
  registrationDraft,
  type World,
  type WorldPlan,
} from '../test-world.ts'

/** Without a proven registration nothing says for whom the links are. */
const UNPROVEN = [
  'link@northbank not_checked depends_on_registration',
  'link@registry-ca not_checked depends_on_registration',
]
const SILENT: ReportOutcome = { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason: 'timeout' }

/** A report to which the registrar was silent, so that the enterprise's carried proof must do. */
function withCarried(
  name: string,
  says: readonly string[],
  { plan = {}, change = (same) => same }: Carrying = {},
): BrokenReport {
  return {
    name,
    plan,
    bend: {
      outcome: (honest, request) => (request.payload.provider === REGISTRY ? SILENT : honest),
      report: async (report, world) => ({ ...report, registration: change(await carriedProof(world)) }),
    },
    says: ['slices_answered remark silent', ...says],
  }
}

type Carrying = { readonly plan?: WorldPlan; readonly change?: (proof: RegistrationProof) => RegistrationProof }

const UNPROVEN_BANK = 'link@northbank not_checked depends_on_registration'

/** The registrar's slots, all of them so long before the read. */
function registrarBefore(agoMs: number): ProviderPlan {
  return {
    ...REGISTRY_CA,
    slots: (make) => [{ drafts: [registrationDraft(), make.link()], atMs: NOW - agoMs }],
  }
}

export const BROKEN_CARRIED: readonly BrokenReport[] = [
  withCarried('whose registrar is silent and whose carried registration is fresh', [
    'registration remark registration_not_fresh',
  ]),
  withCarried('whose carried registration is 30 days old', ['registration remark registration_not_fresh'], {
    plan: { providers: [registrarBefore(30 * DAY_MS), NORTHBANK] },
  }),
  withCarried('whose carried registration is a second over 30 days old', ['registration fails registration_too_old'], {
    plan: { providers: [registrarBefore(30 * DAY_MS + 1_000), NORTHBANK] },
  }),
  withCarried('whose carried registration was changed', ['registration fails registration_not_in_log', UNPROVEN_BANK], {
    change: (proof) => ({ ...proof, registration: renamed(proof.registration) }),
  }),
  withCarried(
    'whose carried registration has the link in both places',
    ['registration fails registration_not_in_log', UNPROVEN_BANK],
    { change: (proof) => ({ ...proof, registration: proof.link }) },
  ),
  withCarried(
    'whose carried registration is under a checkpoint that one witness cosigned',
    ['registration fails checkpoint_not_witnessed', UNPROVEN_BANK],
    {
      plan: {
        providers: [
          {
            ...REGISTRY_CA,
            slots: (make) => [
              { drafts: [registrationDraft(), make.link()], atMs: LINKED_MS, witnesses: ['witness-a'] },
            ],
          },
          NORTHBANK,
        ],
      },
    },
  ),
  withCarried(
    'whose carried registration is linked to another register entry',
    ['registration fails registration_not_proven', UNPROVEN_BANK],
    {
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
    },
  ),
  withCarried(
    'whose carried registration states a wrong end of its retention',
    ['registration fails retention_misstated', UNPROVEN_BANK],
    {
      plan: {
        providers: [
          {
            ...REGISTRY_CA,
            slots: (make) => [{ drafts: [misstated(registrationDraft()), make.link()], atMs: LINKED_MS }],
          },
          NORTHBANK,
        ],
      },
    },
  ),
  withCarried(
    'whose carried registration has ended more than two years ago',
    [
      'registration remark registration_ended',
      'registration remark registration_not_fresh',
      'retention fails served_past_retention',
    ],
    {
      plan: {
        providers: [
          {
            ...REGISTRY_CA,
            slots: (make) => [{ drafts: [registrationDraft({ body: DISSOLVED }), make.link()], atMs: LINKED_MS }],
          },
          NORTHBANK,
        ],
      },
    },
  ),
  {
    name: 'that carries a registration although its registrar has answered',
    bend: { report: async (report, world) => ({ ...report, registration: await carriedProof(world) }) },
    says: ['registration fails registration_carried_needlessly'],
  },
  {
    name: 'that carries an older registration although its registrar has withdrawn it since',
    plan: registrar(REGISTRATION, (registration) => [
      { drafts: [withdrawalDraft(registration, LINKED_MS + 60_000)], atMs: LINKED_MS + 61_000 },
    ]),
    bend: { report: async (report, world) => ({ ...report, registration: await carriedProof(world) }) },
    says: ['registration fails registration_carried_needlessly', ...UNPROVEN],
  },
  {
    name: 'that carries a registration from a registrar that the consent does not cover',
    bend: { report: withoutRegistrar },
    says: ['registration fails registrar_not_asked', UNPROVEN_BANK, 'slices_answered fails slice_without_answer'],
  },
]

async function withoutRegistrar(report: Report, world: World): Promise<Report> {
  const answers = report.answers.filter(({ provider }) => provider !== REGISTRY)
  return { ...report, answers, registration: await carriedProof(world) }
}

function renamed(leaf: RegistrationProof['registration']): RegistrationProof['registration'] {
  if (leaf.opened === null) throw new Error('the registration is open')
  return { ...leaf, opened: { ...leaf.opened, body: { ...leaf.opened.body, legalName: 'Other Bakery, Inc.' } } }
}

function misstated(draft: LeafDraft): LeafDraft {
  return { ...draft, head: { ...draft.head, until: '2040-01-01' as NonNullable<LeafDraft['head']['until']> } }
}
