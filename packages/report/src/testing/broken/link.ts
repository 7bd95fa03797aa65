import { BANK, contentOf } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { closed } from '../test-answer.ts'
import { REGISTRATION } from '../test-facts.ts'
import {
  LINKED_MS,
  loanDraft,
  NORTHBANK,
  type ProviderPlan,
  PUBLISHED_MS,
  providerOf,
  REGISTRY_CA,
  SUBJECTS,
} from '../test-world.ts'

type Slots = ProviderPlan['slots']

function bank(name: string, slots: Slots, ...codes: string[]): BrokenReport {
  return {
    name,
    plan: { providers: [REGISTRY_CA, { ...NORTHBANK, slots }] },
    says: codes.map((code) => `link@northbank fails ${code}`),
  }
}

/** The bank with one loan and this link. */
function linked(name: string, change: Parameters<Parameters<Slots>[0]['link']>, ...codes: string[]): BrokenReport {
  return bank(name, (make) => [{ drafts: [loanDraft(), make.link(...change)], atMs: LINKED_MS }], ...codes)
}

const LOAN = { drafts: [loanDraft()], atMs: PUBLISHED_MS }

export const BROKEN_LINKS: readonly BrokenReport[] = [
  bank('of a subject that is not linked', () => [LOAN], 'subject_not_linked'),
  bank(
    'of a subject whose link has ended',
    (make) => {
      const link = make.link()
      return [LOAN, { drafts: [link, make.unlink(link, LINKED_MS + 500)], atMs: LINKED_MS + 1_000 }]
    },
    'subject_not_linked',
  ),
  bank('of a subject that was unlinked and linked anew', (make) => {
    const link = make.link()
    const unlink = make.unlink(link, LINKED_MS + 500)
    const again = make.link()
    const head = { ...again.head, id: again.head.id.replace(/^.{8}/, '019caaaa') }
    return [LOAN, { drafts: [link, unlink, { ...again, head }], atMs: LINKED_MS + 1_000 }]
  }),
  linked(
    'of a subject that is linked to another enterprise',
    [{ enterprise: `did:gs:${'a'.repeat(52)}` }],
    'link_of_another_enterprise',
  ),
  linked('whose link is of another subject', [{ subject: SUBJECTS.registry }], 'link_of_another_subject'),
  linked('whose link is of another provider', [{ provider: 'southbank' }], 'link_of_another_subject'),
  linked('whose link the provider has not signed', [{}, ['signer']], 'link_not_signed_by_provider'),
  linked('whose link the enterprise has not signed', [{}, ['northbank statements']], 'link_not_signed_by_enterprise'),
  linked(
    'whose link a registrar has signed in the enterprise’s place',
    [{}, ['registry-ca statements', 'northbank statements']],
    'link_not_signed_by_enterprise',
  ),
  linked(
    'whose link names keys that the enterprise never had',
    [{ keyState: 'ab'.repeat(32) }],
    'link_key_state_unknown',
  ),
  linked(
    'whose link is for another enterprise’s register entry',
    [{ registration: { registry: REGISTRATION.registry, number: 'C1234567' } }],
    'link_registration_mismatch',
  ),
  {
    name: 'whose link one signer has signed where two must',
    plan: {
      keys: [{ signers: [{ name: 'first' }, { name: 'second' }], thresholds: { claim: 2 } }],
      providers: [
        REGISTRY_CA,
        {
          ...NORTHBANK,
          slots: (make) => [
            { drafts: [loanDraft(), make.link({}, ['first', 'northbank statements'])], atMs: LINKED_MS },
          ],
        },
      ],
    },
    says: ['link@northbank fails link_not_signed_by_enterprise'],
  },
  {
    name: 'whose link says in its head that it ends some day',
    plan: {
      providers: [
        REGISTRY_CA,
        {
          ...NORTHBANK,
          slots: (make) => {
            const link = make.link()
            const until = '2030-01-01' as NonNullable<typeof link.head.until>
            return [{ drafts: [loanDraft(), { ...link, head: { ...link.head, until } }], atMs: LINKED_MS }]
          },
        },
      ],
    },
    says: ['records@northbank fails statement_form'],
  },
  {
    name: 'whose link is left closed',
    bend: {
      content: contentOf(BANK, (content, world) => ({
        ...content,
        leaves: content.leaves.map((leaf) =>
          leaf.head.type === 'link' ? closed(leaf, providerOf(world, BANK).genesis) : leaf,
        ),
      })),
    },
    says: ['link@northbank fails subject_not_linked', 'nothing_left_out@northbank fails body_left_out'],
  },
]
