import { isListedRegister } from '../identity/registers.ts'
import type { Fields } from '../records/field.ts'
import { RECORD_SCHEMAS } from '../records/record-types.ts'
import { fail, ok, type Result } from '../result.ts'
import { type GenesisDescriptor, genesisDescriptor, type LogKind, type Member, type Permit } from './descriptor.ts'

export type DescriptorFault =
  | 'descriptor_form'
  | 'descriptor_member_twice'
  | 'descriptor_key_twice'
  | 'descriptor_permit'
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
  return memberFault(parsed.data) ?? witnessFault(parsed.data) ?? headerLogFault(parsed.data) ?? ok(parsed.data)
}

type Faulty = ReturnType<typeof fail<DescriptorFault>> | null

/** Each key has one use and one holder, so that what is signed with it can be taken for nothing else. */
function memberFault({ members, headerLog }: GenesisDescriptor): Faulty {
  const names = new Set<string>()
  const keys = new Set(headerLog.keys.map(({ key }) => key))
  for (const member of members) {
    if (names.has(member.name)) return fail('descriptor_member_twice', member.name)
    names.add(member.name)
    for (const key of keysOf(member)) {
      if (keys.has(key)) return fail('descriptor_key_twice', member.name)
      keys.add(key)
    }
    if (!member.permits.every(permitFitsType)) return fail('descriptor_permit', member.name)
  }
  return null
}

function keysOf(member: Member): readonly string[] {
  const { statementKey, httpKey, recordLogKey, accessLogKey, witnessKey } = member
  return [statementKey, httpKey, recordLogKey, accessLogKey, witnessKey].filter((key) => key !== null)
}

/** Whether a permit for facts of a public register names its jurisdiction and register, and another one neither. */
export function permitFitsType({ type, jurisdiction, registry }: Permit): boolean {
  const fields: Fields = RECORD_SCHEMAS[type]
  if ((jurisdiction !== undefined) !== Object.hasOwn(fields, 'jurisdiction')) return false
  if ((registry !== undefined) !== Object.hasOwn(fields, 'registry')) return false
  return jurisdiction === undefined || registry === undefined || isListedRegister(registry, jurisdiction)
}

function witnessFault({ members, witnesses, testClock }: GenesisDescriptor): Faulty {
  const groups = new Set<string>()
  for (const name of witnesses.members) {
    const witness = members.find((member) => member.name === name)
    if (!witness?.witnessKey || !witness.roles.includes('witness')) return fail('descriptor_witness_unknown', name)
    if (groups.has(witness.group)) return fail('descriptor_witness_group_twice', name)
    groups.add(witness.group)
  }
  const w = witnesses.members.length
  const isQuorum = witnesses.k > w / 2 && witnesses.k <= w
  const isWithoutWitnesses = witnesses.k === 0 && testClock !== null
  return isQuorum || isWithoutWitnesses ? null : fail('descriptor_quorum', 'witnesses.k')
}

/** The keys of the header log from height 0 on, in rising order, each of a member. */
function headerLogFault({ members, headerLog: { keys } }: GenesisDescriptor): Faulty {
  const holds = keys.every(({ fromHeight, member }, i) => {
    const before = keys[i - 1]?.fromHeight
    const isNext = before === undefined ? fromHeight === 0 : fromHeight > before
    return isNext && members.some(({ name }) => name === member)
  })
  return holds ? null : fail('descriptor_header_key', 'headerLog.keys')
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
