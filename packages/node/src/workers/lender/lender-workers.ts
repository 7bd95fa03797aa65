import type { NodeContext } from '../../node-context.ts'
import type { Worker } from '../periodic.ts'

/** What runs beside requests at a node whose member holds the lender role. */
export function lenderWorkers(_node: NodeContext): readonly Worker[] {
  return []
}
