import { ed25519Signer, fromHex, type Signer } from '@goodstanding/crypto'
import type { MemberSeeds } from './member-keys.ts'

/** The keys that use-cases sign with; those of logs and witness stay with what they open. They never show themselves. */
export type MemberKeys = {
  /** Of statements: requests, answers, links, operations. */
  readonly statement: Signer
  /** Of HTTP requests. */
  readonly http: Signer
}

/** Makes signers of the seeds of `keys.json`. */
export function openMemberKeys(seeds: MemberSeeds): MemberKeys {
  const open = (seed: string) => ed25519Signer(fromHex(seed))
  return { statement: open(seeds.statement), http: open(seeds.http) }
}
