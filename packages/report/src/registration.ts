import {
  type Body,
  fail,
  findMember,
  indexedUnder,
  isPermitted,
  type LinkPayload,
  linkStatement,
  type Network,
  type OpenedLeaf,
  ok,
  parseBody,
  type RegisterEntry,
  type RegistrationProof,
  type Result,
} from '@goodstanding/core'
import { type Bytes, fromHex } from '@goodstanding/crypto'
import type { KeyState } from '@goodstanding/ledger'
import { type CheckpointVerdictFault, leafHash, verifyMultiproof } from '@goodstanding/log'
import { standing } from './answer/body-rule.ts'
import { entryOfLeaf } from './answer/open-leaf.ts'
import { openRecordCheckpoint } from './checkpoints.ts'
import { judgeLink } from './links/judge-link.ts'

/** The enterprise's entry at a registrar, as this report proves it. */
export type ProvenRegistration = {
  readonly registrar: string
  readonly body: Body<'registration'>
  readonly entry: RegisterEntry
  readonly subject: string
  /** The registrar's own answer, or the proof that the enterprise carries from it. */
  readonly from: 'answer' | 'carried'
}

/** What a proof is judged against; `keyState` is the enterprise's verified key history. */
export type Proving = { readonly network: Network; readonly genesis: Bytes; readonly keyState: KeyState | null }

/** Why a carried proof proves no registration. */
export type CarriedFault =
  | CheckpointVerdictFault
  | 'log_unknown'
  | 'checkpoint_not_witnessed'
  | 'registration_not_in_log'
  | 'registration_not_proven'

/** Registrations that a registrar's opened leaves prove to be this enterprise's: live record, live link, both fitting. */
export function registrationsIn(
  leaves: readonly OpenedLeaf[],
  registrar: string,
  enterprise: string,
  proving: Proving,
): readonly Omit<ProvenRegistration, 'from'>[] {
  const member = findMember(proving.network, registrar)
  if (!member?.roles.includes('registrar')) return []
  const own = leaves.filter(({ head }) => head.provider === registrar)
  const links = own.some(({ head }) => head.type === 'registration') ? linksIn(own, enterprise, proving) : []
  return registrationsOf(own).flatMap(({ body, subject }) => {
    const { jurisdiction, registry, number } = body
    if (!isPermitted(member, { type: 'registration', jurisdiction, registry })) return []
    const link = links.find(
      (one) => one.subject === subject && one.registration.registry === registry && one.registration.number === number,
    )
    return link === undefined ? [] : [{ registrar, body, entry: link.registration, subject }]
  })
}

/** The registration that an enterprise carries from its registrar, proven by itself; its age is the caller's to judge. */
export function provenByCarried(
  proof: RegistrationProof,
  enterprise: string,
  proving: Proving,
): Result<readonly ProvenRegistration[], CarriedFault> {
  const opened = openRecordCheckpoint(proof.checkpoint, proof.provider, proving.network)
  if (!opened.ok) return opened
  if (!opened.value.isWitnessed) return fail('checkpoint_not_witnessed')
  const leaves = [proof.registration, proof.link]
  const hashes = leaves.flatMap((leaf) => {
    const entry = entryOfLeaf(leaf, proving.genesis)
    return entry === null ? [] : [{ index: leaf.position, hash: leafHash(entry) }]
  })
  hashes.sort((a, b) => a.index - b.index)
  const { size, root } = opened.value.checkpoint
  const multiproof = proof.multiproof.map(fromHex)
  if (hashes.length !== 2 || !verifyMultiproof({ size, root, leaves: hashes, proof: multiproof })) {
    return fail('registration_not_in_log')
  }
  const found = registrationsIn(leaves, proof.provider, enterprise, proving)
  if (found.length === 0) return fail('registration_not_proven')
  return ok(found.map((one) => ({ ...one, from: 'carried' as const })))
}

type Registered = { readonly subject: string; readonly body: Body<'registration'> }

function registrationsOf(leaves: readonly OpenedLeaf[]): readonly Registered[] {
  return standingOf(leaves, 'registration').flatMap(({ head, opened }) => {
    const parsed = head.type === 'registration' ? parseBody('registration', opened?.body, head.asOf) : null
    return parsed?.ok ? [{ subject: head.subject, body: parsed.value as Body<'registration'> }] : []
  })
}

function linksIn(
  leaves: readonly OpenedLeaf[],
  enterprise: string,
  { network, genesis, keyState }: Proving,
): readonly LinkPayload[] {
  if (keyState === null || keyState.enterprise !== enterprise) return []
  const rule = { network, genesis, keyState }
  return standingOf(leaves, 'link').flatMap(({ head, opened }) => {
    const parsed = linkStatement.safeParse(head.type === 'link' ? opened?.body : null)
    return parsed.success && judgeLink(parsed.data, head, rule) === null ? [parsed.data.payload] : []
  })
}

/** What stands of each subject's list of that type: only a later head of the same list ends one. */
function standingOf(leaves: readonly OpenedLeaf[], type: 'registration' | 'link'): readonly OpenedLeaf[] {
  const listed = leaves.filter(({ head }) => indexedUnder(head) === type)
  return [...Map.groupBy(listed, ({ head }) => head.subject).values()].flatMap((list) => standing(list))
}
