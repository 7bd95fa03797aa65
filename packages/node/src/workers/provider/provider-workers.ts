import type { NodeContext } from '../../node-context.ts'
import type { Worker } from '../periodic.ts'

/** What runs beside requests at a node whose member holds the provider role. */
export function providerWorkers(_node: NodeContext): readonly Worker[] {
  return []
}
