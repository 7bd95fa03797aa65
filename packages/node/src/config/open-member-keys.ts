import { ed25519Signer, fromHex, type Signer } from '@goodstanding/crypto'
import type { MemberSeeds } from './member-keys.ts'

/** A member's keys as signers: they sign and never show themselves. */
export type MemberKeys = { readonly [K in keyof MemberSeeds]: Signer }

/** Makes signers of the seeds of `keys.json`. */
export function openMemberKeys(seeds: MemberSeeds): MemberKeys {
  const open = (seed: string) => ed25519Signer(fromHex(seed))
  return {
    statement: open(seeds.statement),
    http: open(seeds.http),
    recordLog: open(seeds.recordLog),
    accessLog: open(seeds.accessLog),
    headerLog: open(seeds.headerLog),
    witness: open(seeds.witness),
  }
}
