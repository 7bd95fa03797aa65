import { HOUR_MS, type Instant } from '@goodstanding/core'
import { lockClaimTries, putClaimTries } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

export const TRIES_AN_HOUR = 5

/** Counts a try to claim the subject; false where its hour has had all of them. */
export function countClaimTry(node: NodeContext, subject: string): Promise<boolean> {
  return node.store.transaction(async (tx) => {
    const counted = nextTry(await lockClaimTries(tx, subject), node.clock.now())
    if (counted === null) return false
    await putClaimTries(tx, subject, counted)
    return true
  })
}

/** The count after one more try now; null where there is none left. An hour begins with its first try. */
export function nextTry(
  { tries, since }: { readonly tries: number; readonly since: Instant | null },
  now: Instant,
): { readonly tries: number; readonly since: Instant } | null {
  if (since === null || now - since >= HOUR_MS || now < since) return { tries: 1, since: now }
  return tries >= TRIES_AN_HOUR ? null : { tries: tries + 1, since }
}
