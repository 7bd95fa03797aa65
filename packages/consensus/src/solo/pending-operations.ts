import type { CheckedOperation } from '@goodstanding/ledger'
import { EngineBusy, type Submitted } from '../engine.ts'

/** An operation that waits for its block. */
export type PendingOperation = {
  readonly operation: CheckedOperation
  answer(submitted: Submitted): void
  fail(cause: unknown): void
}

/** Operations in the order in which they came, boundedly many. */
export interface PendingOperations {
  readonly size: number
  /** Resolves with what becomes of it; throws `EngineBusy` where there is no room. */
  add(operation: CheckedOperation): Promise<Submitted>
  take(limit: number): PendingOperation[]
}

export function pendingOperations(sizeMax: number, retryAfterMs: number): PendingOperations {
  const pending: PendingOperation[] = []
  return {
    get size() {
      return pending.length
    },
    add(operation) {
      if (pending.length >= sizeMax) throw new EngineBusy(retryAfterMs)
      return new Promise((answer, fail) => {
        pending.push({ operation, answer, fail })
      })
    },
    take: (limit) => pending.splice(0, limit),
  }
}
