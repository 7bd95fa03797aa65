import { type Member, memberName, type Permit, type Role } from '@goodstanding/core'
import { ed25519PublicKey, fromHex, toHex } from '@goodstanding/crypto'
import { z } from 'zod'
import type { Random } from '../random.ts'

const seed = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lowercase hexadecimal digits')

/** `keys.json`: the Ed25519 seeds of one member. All are made; its roles say which are used. */
export const memberSeeds = z.strictObject({
  statement: seed,
  http: seed,
  recordLog: seed,
  accessLog: seed,
  headerLog: seed,
  witness: seed,
})
export type MemberSeeds = z.infer<typeof memberSeeds>

/** New keys for a member. */
export function createMemberKeys(random: Random): MemberSeeds {
  const create = () => toHex(random(32))
  return {
    statement: create(),
    http: create(),
    recordLog: create(),
    accessLog: create(),
    headerLog: create(),
    witness: create(),
  }
}

/** The public key of a seed, as descriptors carry it. */
export function publicKeyOf(seedHex: string): string {
  return toHex(ed25519PublicKey(fromHex(seedHex)))
}

/** A member's line in a network descriptor, with those of its keys that its roles use. */
export function memberEntry(member: {
  readonly name: string
  readonly group: string
  readonly roles: readonly Role[]
  readonly baseUrl: string
  readonly permits?: readonly Permit[]
  readonly seeds: MemberSeeds
}): Member {
  const { seeds, roles } = member
  const publishes = roles.includes('provider') || roles.includes('registrar')
  return {
    name: memberName.parse(member.name),
    group: member.group,
    roles: [...roles],
    statementKey: publicKeyOf(seeds.statement),
    httpKey: publicKeyOf(seeds.http),
    recordLogKey: publishes ? publicKeyOf(seeds.recordLog) : null,
    accessLogKey: publishes ? publicKeyOf(seeds.accessLog) : null,
    witnessKey: roles.includes('witness') ? publicKeyOf(seeds.witness) : null,
    baseUrl: member.baseUrl,
    permits: [...(member.permits ?? [])],
  }
}
