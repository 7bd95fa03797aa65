import { fail, ok, type Result } from '../result.ts'
import { type GenesisDescriptor, genesisDescriptor, type LogKind, type Member, type Permit } from './descriptor.ts'

export type DescriptorFault =
  | 'descriptor_form'
  | 'descriptor_member_twice'
  | 'descriptor_witness_unknown'
  | 'descriptor_witness_group_twice'
  | 'descriptor_quorum'
  | 'descriptor_header_key'
  | 'descriptor_charter'

/**
 * A network as a node or verifier knows it: its descriptor and the hash of its genesis, 64 hexadecimal digits.
 */
export type Network = { readonly descriptor: GenesisDescriptor; readonly genesisHash: string }

/** Parses a descriptor and checks what its members' rules demand. Witnesses: of groups of their own, k > w/2 (or none and 0). */
export function parseDescriptor(value: unknown): Result<GenesisDescriptor, DescriptorFault> {
  const parsed = genesisDescriptor.safeParse(value)
  if (!parsed.success) return fail('descriptor_form', parsed.error.issues[0]?.path.join('.') ?? '')
  const { members, witnesses, headerLog, testClock } = parsed.data
  const byName = new Map(members.map((member) => [member.name, member]))
  if (byName.size !== members.length) return fail('descriptor_member_twice', 'members')

  const groups = new Set<string>()
  for (const name of witnesses.members) {
    const witness = byName.get(name)
    if (!witness?.witnessKey || !witness.roles.includes('witness')) return fail('descriptor_witness_unknown', name)
    if (groups.has(witness.group)) return fail('descriptor_witness_group_twice', name)
    groups.add(witness.group)
  }
  const w = witnesses.members.length
  const isQuorum = witnesses.k > w / 2 && witnesses.k <= w
  const isWithoutWitnesses = witnesses.k === 0 && testClock !== null
  if (!isQuorum && !isWithoutWitnesses) return fail('descriptor_quorum', 'witnesses.k')
  if (headerLog.keys[0]?.fromHeight !== 0) return fail('descriptor_header_key', 'headerLog.keys')
  if (headerLog.keys.some((entry) => !byName.has(entry.member))) return fail('descriptor_header_key', 'headerLog.keys')
  return ok(parsed.data)
}

/** `<name>-<first 16 hex digits of the genesis hash>`: how log origins name the network. */
export function networkLabel(network: Network): string {
  return `${network.descriptor.name}-${network.genesisHash.slice(0, 16)}`
}

export function logOrigin(network: Network, kind: LogKind, member?: string): string {
  if (kind === 'headers') return `${networkLabel(network)}/headers`
  if (member === undefined) throw new Error('a record or access log is a member’s')
  return `${networkLabel(network)}/${member}/${kind}`
}

export function findMember(network: Network, name: string): Member | undefined {
  return network.descriptor.members.find((member) => member.name === name)
}

/** Whether a member may publish a fact of that type, over that jurisdiction and registry where the type has them. */
export function isPermitted(
  member: Member,
  fact: { readonly type: string; readonly jurisdiction?: string | undefined; readonly registry?: string | undefined },
): boolean {
  return member.permits.some((permit) => covers(permit, fact))
}

function covers(permit: Permit, fact: Parameters<typeof isPermitted>[1]): boolean {
  if (permit.type !== fact.type) return false
  if (fact.jurisdiction !== undefined && permit.jurisdiction !== fact.jurisdiction) return false
  return fact.registry === undefined || permit.registry === fact.registry
}
