import type { NodeContext } from '../../node-context.ts'
import type { Worker } from '../periodic.ts'

/** What runs beside requests at a node whose member holds the home role. */
export function homeWorkers(_node: NodeContext): readonly Worker[] {
  return []
}
