import type { AnswerContent } from '@goodstanding/core'
import { indexKey } from '../../answer/index-entry.ts'
import { BANK, contentOf, flipped } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { isLoan, withLeaves } from '../proven-leaves.ts'
import { bankOf, loanDraft, PUBLISHED_MS, providerOf, REGISTRY_CA, SUBJECTS, type World } from '../test-world.ts'

const LEFT_OUT = 'nothing_left_out@northbank fails '

function index(change: (entry: AnswerContent['index'][number], world: World) => AnswerContent['index']) {
  return contentOf(BANK, (content, world) => ({
    ...content,
    index: content.index.flatMap((entry) => change(entry, world)),
  }))
}

export const BROKEN_INDEXES: readonly BrokenReport[] = [
  {
    name: 'whose provider does not show the list of a type',
    bend: { content: contentOf(BANK, (content, world) => withoutList(content, world)) },
    says: [`${LEFT_OUT}index_list_missing`],
  },
  {
    name: 'whose provider shows one list twice',
    bend: { content: index((entry) => (entry.type === 'tradeline' ? [entry, entry] : [entry])) },
    says: [`${LEFT_OUT}index_list_twice`],
  },
  {
    name: 'whose provider shortens a list',
    bend: {
      content: index((entry) =>
        entry.list === null || entry.type === 'link'
          ? [entry]
          : [{ ...entry, list: { ...entry.list, positions: entry.list.positions.slice(0, 1) } }],
      ),
    },
    says: [`${LEFT_OUT}index_proof_invalid`, `${LEFT_OUT}leaf_outside_lists`],
  },
  {
    name: 'whose provider denies a list that there is',
    bend: {
      content: index((entry, world) =>
        entry.type === 'link'
          ? [entry]
          : [{ ...entry, list: null, proof: proofOf(world, SUBJECTS.registry, 'tradeline') }],
      ),
    },
    says: [`${LEFT_OUT}index_proof_invalid`, `${LEFT_OUT}leaf_outside_lists`],
  },
  {
    name: 'whose provider’s list has another salt',
    bend: {
      content: index((entry) =>
        entry.list === null ? [entry] : [{ ...entry, list: { ...entry.list, salt: flipped(entry.list.salt) } }],
      ),
    },
    says: [`${LEFT_OUT}index_proof_invalid`],
  },
  {
    name: 'whose provider shows a list of another subject besides',
    bend: {
      content: contentOf(BANK, (content, world) => ({
        ...content,
        index: [
          ...content.index,
          {
            subject: SUBJECTS.registry,
            type: 'tradeline',
            list: null,
            proof: proofOf(world, SUBJECTS.registry, 'tradeline'),
          },
        ],
      })),
    },
    says: [`${LEFT_OUT}list_outside_slice`],
  },
  {
    name: 'whose provider shows another subject’s list in the place of the asked one’s',
    bend: {
      content: index((entry, world) =>
        entry.type === 'link'
          ? [entry]
          : [
              {
                subject: SUBJECTS.registry,
                type: 'tradeline',
                list: null,
                proof: proofOf(world, SUBJECTS.registry, 'tradeline'),
              },
            ],
      ),
    },
    says: [`${LEFT_OUT}index_list_missing`, `${LEFT_OUT}leaf_outside_lists`, `${LEFT_OUT}list_outside_slice`],
  },
  {
    name: 'with a record that no list names',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          {
            drafts: [
              loanDraft(),
              { ...loanDraft({ issuedMs: PUBLISHED_MS }), listed: { subject: SUBJECTS.registry, type: 'tradeline' } },
            ],
            atMs: PUBLISHED_MS,
          },
        ]),
      ],
    },
    bend: {
      content: contentOf(BANK, (content, world) => withLeaves(content, world, providerOf(world, BANK).leaves)),
    },
    says: [`${LEFT_OUT}leaf_outside_lists`],
  },
  {
    name: 'whose provider has put another subject’s record into the list',
    plan: {
      providers: [
        REGISTRY_CA,
        bankOf([
          {
            drafts: [
              loanDraft(),
              {
                ...loanDraft({ subject: SUBJECTS.registry, issuedMs: PUBLISHED_MS }),
                listed: { subject: SUBJECTS.bank, type: 'tradeline' },
              },
            ],
            atMs: PUBLISHED_MS,
          },
        ]),
      ],
    },
    says: [`${LEFT_OUT}leaf_of_another_list`],
  },
]

function proofOf({ providers }: World, subject: string, type: 'tradeline') {
  const bank = providers[1]
  const proof = bank?.index.prove(indexKey(subject, type, bank.genesis)) ?? null
  return proof === null ? null : { ...proof }
}

async function withoutList(content: AnswerContent, world: World): Promise<AnswerContent> {
  const kept = await withLeaves(
    content,
    world,
    content.leaves.filter((leaf) => !isLoan(leaf)),
  )
  return { ...kept, index: content.index.filter(({ type }) => type === 'link') }
}
