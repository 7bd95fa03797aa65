import { type CalendarDate, type Head, type Instant, indexedUnder, parseInstant } from '@goodstanding/core'
import { type Bytes, bodyCommitment, headCommitment, toHex } from '@goodstanding/crypto'
import { encodeLogEntry } from '@goodstanding/log'
import type { StoredLeaf } from '@goodstanding/store'
import { z } from 'zod'
import type { Random } from '../../random.ts'
import { type KeysOfMonths, keyMonthOf } from './keys/retention-keys.ts'
import { seal, unseal } from './keys/seal.ts'

/** A leaf that is ready to be queued and stored. */
export type NewLeaf = Omit<StoredLeaf, 'queueId'> & { readonly issued: Instant; readonly entry: Bytes }

const SALT_BYTES = 32

/** Commits to a head and its body with fresh salts, and seals what opens them under the month in which they leave. */
export function makeLeaf(
  leaf: { readonly head: Head; readonly body: unknown; readonly leavesOn: CalendarDate | null },
  from: {
    readonly genesisHash: Bytes
    readonly random: Random
    readonly keys: KeysOfMonths
    /** Whose key seals what has no end. */
    readonly today: CalendarDate
  },
): NewLeaf {
  const { head, body, leavesOn } = leaf
  const [headSalt, salt] = [from.random(SALT_BYTES), from.random(SALT_BYTES)]
  const ofBody = bodyCommitment(salt, body, from.genesisHash)
  const commitment = headCommitment(headSalt, head, ofBody, from.genesisHash)
  const keyMonth = keyMonthOf(leavesOn, from.today)
  const opening = { headSalt: toHex(headSalt), opened: { body, salt: toHex(salt) } }
  return {
    ...{ head, leavesOn, keyMonth, issued: instantOfHead(head), listedUnder: indexedUnder(head) },
    bodyCommitment: ofBody,
    sealed: sealOpening(opening, head.id, from.keys(keyMonth), from.random),
    hasBody: true,
    entry: encodeLogEntry({ kind: 'of' in head ? 'statement' : 'record', commitment }),
  }
}

const opening = z.strictObject({
  headSalt: z.string(),
  opened: z.strictObject({ body: z.looseObject({}), salt: z.string() }).nullable(),
})
/** What opens a leaf: the salt of its head, and the body with its own. */
export type Opening = {
  readonly headSalt: string
  readonly opened: { readonly body: unknown; readonly salt: string } | null
}

export function sealOpening(given: Opening, id: string, key: Bytes, random: Random): Bytes {
  return seal(given, id, key, random)
}

export function unsealOpening(sealed: Bytes, id: string, key: Bytes): z.infer<typeof opening> {
  return opening.parse(unseal(sealed, id, key))
}

function instantOfHead(head: Head): Instant {
  const issued = parseInstant(head.issued)
  if (!issued.ok) throw new Error('a head has the instant of its issue')
  return issued.value
}
