import { addDays, addMs, dateOf, startOfDay } from '@goodstanding/core'
import { encodeLogEntry } from '@goodstanding/log'
import {
  countDue,
  eraseAnswersBefore,
  eraseLeft,
  forgetClaimCodes,
  forgetConsentsBefore,
  forgetEndedBefore,
  leavesToReseal,
  newestIndexSlot,
  newestWitnessedSlot,
  putSeal,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { ANSWER_STORED_MS } from './judge-read.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { leavingDay } from './leave-day.ts'
import { sealOpening, unsealOpening } from './make-leaf.ts'
import { type ProviderParts, providerParts } from './provider-parts.ts'
import { destroyKeysThatAreOver, replaceOpenKeys } from './replace-keys.ts'

const LEAVES_A_STEP_MAX = 2_000
/** A consent is forgotten so long after its end: until then its request ids are not taken twice. */
const CONSENT_KEPT_DAYS = 90
const CODE_KEPT_DAYS = 30
/** No consent lasts so long: one whose code was shown before has ended by itself. */
const ENDED_KEPT_DAYS = 500

/**
 * Erases what is past its time: makes a slot when positions are due to leave the index, destroys heads, bodies and salts
 * of those that have left under witnesses, bodies that are withdrawn, answers after a day, and at last the month's key.
 * What has no end is sealed anew each month.
 */
export async function expireRecords(node: NodeContext): Promise<void> {
  const parts = await providerParts(node)
  await leaveIndexSoon(node, parts)
  const witnessed = await newestWitnessedSlot(node.store.db, parts.records.origin)
  if (witnessed !== null) {
    while ((await node.store.transaction((tx) => eraseLeft(tx, witnessed.size, LEAVES_A_STEP_MAX))) > 0);
    await resealEnded(node, parts, witnessed.size)
  }
  await forgetReads(node)
  // What is sealed anew in this turn keeps its earlier key until the next: a read that is under way may want it.
  await destroyKeysThatAreOver(node, parts)
  await replaceOpenKeys(node, parts)
}

/** A slot takes out what is due, but a quiet log has none: an entry with the index's root as it is makes one. */
async function leaveIndexSoon(node: NodeContext, { records }: ProviderParts): Promise<void> {
  const { queued } = await records.status()
  if (queued > 0 || (await countDue(node.store.db, leavingDay(node.clock.now()))) === 0) return
  const newest = await newestIndexSlot(node.store.db)
  if (newest === null) return
  await node.store.transaction((tx) => records.enqueue(tx, encodeLogEntry({ kind: 'index_root', root: newest.root })))
}

/** Seals ended leaves under the month in which they leave; a withdrawn body, once that is witnessed, not at all. */
async function resealEnded(node: NodeContext, parts: ProviderParts, witnessedSize: number): Promise<void> {
  const { store } = node
  const due = await store.transaction((tx) => leavesToReseal(tx, LEAVES_A_STEP_MAX))
  const ready = due.filter(
    ({ endedByType, endedAtPosition }) =>
      endedByType !== 'withdrawal' || (endedAtPosition !== null && endedAtPosition < witnessedSize),
  )
  const today = dateOf(node.clock.now())
  const keys = await parts.retentionKeys.keysOf(
    ready.flatMap((leaf) => [leaf.keyMonth, keyMonthOf(leaf.leavesOn, today)]),
  )
  await store.transaction(async (tx) => {
    for (const leaf of ready) {
      const opening = unsealOpening(leaf.sealed, leaf.id, keys(leaf.keyMonth))
      const hasBody = leaf.endedByType !== 'withdrawal'
      const kept = hasBody ? opening : { ...opening, opened: null }
      const keyMonth = keyMonthOf(leaf.leavesOn, today)
      await putSeal(tx, leaf.id, { keyMonth, sealed: sealOpening(kept, leaf.id, keys(keyMonth), node.random), hasBody })
    }
  })
}

async function forgetReads({ store, clock }: NodeContext): Promise<void> {
  const now = clock.now()
  const today = dateOf(now)
  await store.transaction(async (tx) => {
    await eraseAnswersBefore(tx, addMs(now, -ANSWER_STORED_MS))
    await forgetConsentsBefore(tx, startOfDay(addDays(today, -CONSENT_KEPT_DAYS)))
    await forgetEndedBefore(tx, startOfDay(addDays(today, -ENDED_KEPT_DAYS)))
    await forgetClaimCodes(tx, startOfDay(addDays(today, -CODE_KEPT_DAYS)))
  })
}
