import type { Member, Role } from '@goodstanding/core'
import { createMemberKeys, type MemberSeeds, memberEntry, type Random } from '@goodstanding/node'
import type { Manifest } from '../loans/manifest.ts'

/** A member of the demo network with its keys and the port of its node. */
export type DemoMember = {
  readonly entry: Member
  readonly seeds: MemberSeeds
  readonly port: number
  readonly title: string
}

type Plan = {
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly permits: Member['permits']
}

const SERVANTS: readonly Plan[] = [
  { name: 'operator', title: 'orders the ledger', roles: ['sequencer'], permits: [] },
  { name: 'commons', title: 'home node of the enterprise', roles: ['home'], permits: [] },
  { name: 'newcomer-lending', title: 'a lender that has none of the data', roles: ['lender'], permits: [] },
  { name: 'witness-auditors', title: 'witness', roles: ['witness'], permits: [] },
  { name: 'witness-chamber', title: 'witness', roles: ['witness'], permits: [] },
  { name: 'witness-university', title: 'witness', roles: ['witness'], permits: [] },
]

export const LENDER = 'newcomer-lending'
export const SEQUENCER = 'operator'
export const WITNESSES = SERVANTS.filter(({ roles }) => roles.includes('witness')).map(({ name }) => name)

/** All members: those that publish, as the split rows name them, and those that the network itself needs. */
export function demoMembers(manifest: Manifest, ports: readonly number[], random: Random): readonly DemoMember[] {
  const publishing = manifest.members.map(({ name, title, kind, permits }): Plan => {
    const roles: Role[] = kind === 'registry' ? ['registrar', 'provider'] : ['provider']
    return { name, title, roles, permits: [...permits] }
  })
  return [...SERVANTS, ...publishing].map(({ name, title, roles, permits }, index) => {
    const port = ports[index]
    if (port === undefined) throw new Error('a port for each member')
    const seeds = createMemberKeys(random)
    const baseUrl = `http://127.0.0.1:${port}`
    return { title, seeds, port, entry: memberEntry({ name, group: name, roles, baseUrl, permits, seeds }) }
  })
}

/** How many members there will be. */
export function demoMemberCount(manifest: Manifest): number {
  return SERVANTS.length + manifest.members.length
}
