import {
  type Body,
  fail,
  findMember,
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
import { type Bytes, fromHex, isSignedBy } from '@goodstanding/crypto'
import { instantOf, type KeyState, signedByScope } from '@goodstanding/ledger'
import { leafHash, verifyMultiproof } from '@goodstanding/log'
import { isEnded } from './answer/body-rule.ts'
import { entryOfLeaf } from './answer/open-leaf.ts'
import { openRecordCheckpoint } from './checkpoints.ts'

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

/** Registrations that a registrar's opened leaves prove to be this enterprise's: live record, live link, both fitting. */
export function registrationsIn(
  leaves: readonly OpenedLeaf[],
  registrar: string,
  enterprise: string,
  proving: Proving,
): readonly Omit<ProvenRegistration, 'from'>[] {
  const member = findMember(proving.network, registrar)
  if (!member?.roles.includes('registrar')) return []
  const links = leaves.flatMap((leaf) => linkOf(leaf, leaves, member.statementKey, enterprise, proving) ?? [])
  return leaves.flatMap((leaf) => {
    const body = registrationOf(leaf, leaves)
    if (body === null || !isPermitted(member, { type: 'registration', ...placeOf(body) })) return []
    const link = links.find(
      ({ subject, registration }) =>
        subject === leaf.head.subject && registration.registry === body.registry && registration.number === body.number,
    )
    return link === undefined ? [] : [{ registrar, body, entry: link.registration, subject: link.subject }]
  })
}

/** The registration that an enterprise carries from its registrar, proven by itself; its age is the caller's to judge. */
export function provenByCarried(
  proof: RegistrationProof,
  enterprise: string,
  proving: Proving,
): Result<readonly ProvenRegistration[], string> {
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

function placeOf({ jurisdiction, registry }: Body<'registration'>): { jurisdiction: string; registry: string } {
  return { jurisdiction, registry }
}

function registrationOf(
  { position, head, opened }: OpenedLeaf,
  leaves: readonly OpenedLeaf[],
): Body<'registration'> | null {
  if (head.type !== 'registration' || opened === null || isEnded(position, head, leaves)) return null
  const parsed = parseBody('registration', opened.body)
  return parsed.ok ? (parsed.value as Body<'registration'>) : null
}

function linkOf(
  { position, head, opened }: OpenedLeaf,
  leaves: readonly OpenedLeaf[],
  statementKey: string,
  enterprise: string,
  { network, genesis, keyState }: Proving,
): LinkPayload | null {
  if (head.type !== 'link' || opened === null || isEnded(position, head, leaves)) return null
  const parsed = linkStatement.safeParse(opened.body)
  if (!parsed.success) return null
  const { payload } = parsed.data
  if (payload.enterprise !== enterprise || payload.subject !== head.subject) return null
  const then = keyState?.states.find((state) => state.latest === payload.keyState)
  if (then === undefined || !isSignedBy(parsed.data, statementKey, genesis)) return null
  return signedByScope(parsed.data, then, 'claim', instantOf(payload.from), network) ? payload : null
}
