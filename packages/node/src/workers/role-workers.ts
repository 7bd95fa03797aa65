import type { NodeContext } from '../node-context.ts'
import { homeWorkers } from './home/home-workers.ts'
import { lenderWorkers } from './lender/lender-workers.ts'
import type { Worker } from './periodic.ts'
import { providerWorkers } from './provider/provider-workers.ts'

/** The workers that this member's roles give its node. */
export function roleWorkers(node: NodeContext): readonly Worker[] {
  const { roles } = node.self
  return [
    ...(roles.includes('provider') || roles.includes('registrar') ? providerWorkers(node) : []),
    ...(roles.includes('home') ? homeWorkers(node) : []),
    ...(roles.includes('lender') ? lenderWorkers(node) : []),
  ]
}
