import { dateOf } from '@goodstanding/core'
import { isMonthInUse, lockKeyMonth, openingsUnder, replaceSeals } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { isOver, isPastOpen, keyMonthOf } from './keys/retention-keys.ts'
import { sealOpening, unsealOpening } from './make-leaf.ts'
import type { ProviderParts } from './provider-parts.ts'

const LEAVES_A_STEP_MAX = 2_000

/**
 * Seals what has no end, and is sealed under an earlier month's key, under this month's: a step in one transaction, as
 * many as it takes. A node that is killed meanwhile goes on where it was, since each leaf names its key.
 */
export async function replaceOpenKeys(
  node: NodeContext,
  parts: ProviderParts,
  leavesAStepMax = LEAVES_A_STEP_MAX,
): Promise<void> {
  const today = dateOf(node.clock.now())
  const past = (await parts.retentionKeys.months()).filter((month) => isPastOpen(month, today))
  const to = keyMonthOf(null, today)
  for (const from of past) while ((await resealStep(node, parts, { from, to, limit: leavesAStepMax })) > 0);
}

async function resealStep(
  { store, random }: NodeContext,
  { retentionKeys }: ProviderParts,
  { from, to, limit }: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<number> {
  const keys = await retentionKeys.keysOf([from, to])
  return store.transaction(async (tx) => {
    const openings = await openingsUnder(tx, from, limit)
    const seals = openings.map(({ id, sealed }) => ({
      id,
      sealed: sealOpening(unsealOpening(sealed, id, keys(from)), id, keys(to), random),
    }))
    await replaceSeals(tx, { from, to }, seals)
    return openings.length
  })
}

/**
 * Destroys each key whose month is over and under which nothing is sealed. It is locked from that look until it is gone:
 * what was about to be sealed with it is not published.
 */
export async function destroyKeysThatAreOver(
  { store, clock }: NodeContext,
  { retentionKeys }: ProviderParts,
): Promise<void> {
  const today = dateOf(clock.now())
  const over = (await retentionKeys.months()).filter((month) => isOver(month, today))
  for (const month of over) {
    await store.transaction(async (tx) => {
      await lockKeyMonth(tx, month)
      if (!(await isMonthInUse(tx, month))) await retentionKeys.destroy(month)
    })
  }
}
