import { flipped } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { WITNESSES, withMember } from '../test-network.ts'

const UNKNOWN = [
  'consent not_checked depends_on_network',
  'consent_active not_checked depends_on_network',
  'enterprise not_checked depends_on_network',
  'headers_witnessed not_checked depends_on_network',
  'kept_in_time not_checked depends_on_network',
  'registration not_checked depends_on_network',
  'retention not_checked depends_on_network',
  'slices_answered not_checked depends_on_network',
]

export const BROKEN_NETWORKS: readonly BrokenReport[] = [
  { name: 'of a network that is not pinned', isUnpinned: true, says: ['network fails network_not_pinned'] },
  {
    name: 'of a test network',
    plan: { network: { isTest: true } },
    says: ['network remark test_network'],
  },
  {
    name: 'of a test network without witnesses',
    plan: { network: { isTest: true, k: 0 } },
    bend: { ledger: { witnesses: [] } },
    says: [
      'headers_witnessed not_checked network_without_witnesses',
      'logs_witnessed@northbank not_checked network_without_witnesses',
      'logs_witnessed@registry-ca not_checked network_without_witnesses',
      'network remark test_network',
      'published_in_time@northbank not_checked network_without_witnesses',
      'published_in_time@registry-ca not_checked network_without_witnesses',
      'receipt@northbank not_checked network_without_witnesses',
      'receipt@registry-ca not_checked network_without_witnesses',
    ],
  },
  {
    name: 'with a later descriptor that nobody has voted for',
    bend: { report: (report) => ({ ...report, network: [...report.network, ...report.network] }) },
    says: ['network fails network_chain_not_followed'],
  },
  {
    name: 'whose network asks for fewer witnesses than it was founded with',
    bend: {
      report: (report) => ({
        ...report,
        network: report.network.map((descriptor) => ({ ...descriptor, witnesses: { members: ['witness-a'], k: 1 } })),
      }),
    },
    says: ['network fails network_not_pinned'],
    amongOthers: true,
  },
  ...(
    [
      ['descriptor_charter', (one) => ({ ...one, charterHash: flipped(one.charterHash) })],
      ['descriptor_form', (one) => ({ ...one, version: 0 })],
      ['descriptor_quorum', (one) => ({ ...one, witnesses: { members: [...WITNESSES], k: 1 } })],
      ['descriptor_witness_unknown', (one) => ({ ...one, witnesses: { members: ['nobody'], k: 1 } })],
      ['descriptor_member_twice', (one) => ({ ...one, members: [...one.members, ...one.members.slice(0, 1)] })],
      [
        'descriptor_header_key',
        (one) => ({ ...one, headerLog: { keys: one.headerLog.keys.map((key) => ({ ...key, member: 'nobody' })) } }),
      ],
    ] as const satisfies readonly (readonly [string, (one: Descriptor) => Descriptor])[]
  ).map(
    ([code, change]): BrokenReport => ({
      name: `whose network is none (${code})`,
      bend: { report: (report) => ({ ...report, network: report.network.map(change) }) },
      says: [`network fails ${code}`, ...UNKNOWN],
    }),
  ),
  {
    name: 'whose network has two witnesses of one group',
    plan: { network: withMember('witness-b', (member) => ({ ...member, group: 'witness-a' })) },
    says: ['network fails descriptor_witness_group_twice', ...UNKNOWN],
  },
  {
    name: 'whose network uses one key for two things',
    plan: { network: withMember('commons', (member) => ({ ...member, httpKey: member.statementKey })) },
    says: ['network fails descriptor_key_twice', ...UNKNOWN],
  },
  {
    name: 'whose network permits a type without the place that it needs',
    plan: { network: withMember('northbank', (member) => ({ ...member, permits: [{ type: 'insolvency' }] })) },
    says: ['network fails descriptor_permit', ...UNKNOWN],
  },
]

type Descriptor = Parameters<NonNullable<NonNullable<BrokenReport['bend']>['report']>>[0]['network'][number]
