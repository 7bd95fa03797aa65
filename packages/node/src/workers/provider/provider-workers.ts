import { errorFields } from '../../logger.ts'
import type { NodeContext } from '../../node-context.ts'
import { expireRecords } from '../../use-cases/provider/expire-records.ts'
import { reissueLate } from '../../use-cases/provider/reissue-late.ts'
import { periodic, type Worker } from '../periodic.ts'

const EXPIRE_MS = 60_000
const REISSUE_MS = 60_000

/** What runs beside requests at a node whose member holds the provider role: erasure, and what was witnessed too late. */
export function providerWorkers(node: NodeContext): readonly Worker[] {
  const worker = (name: string, everyMs: number, turn: () => Promise<void>) => {
    const onError = (error: unknown) => {
      node.metrics.failures.inc({ worker: name })
      node.logger.error({ worker: name, ...errorFields(error) }, 'worker failed')
    }
    return periodic({ name, everyMs, turn, onError })
  }
  return [
    worker('expiry', EXPIRE_MS, () => expireRecords(node)),
    worker('reissue', REISSUE_MS, async () => {
      while (await reissueLate(node));
    }),
  ]
}
