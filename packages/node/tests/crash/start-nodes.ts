import type { CrashNetwork } from './crash-network.ts'

/** Starts these members' nodes and waits until each is ready. */
export async function startNodes(net: CrashNetwork, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => net.start(name).ready()))
}

/** What a node says that ends because only a new start can make its log write again. */
const ENDS = 'the node ends because one of its logs writes no more'

/**
 * Does what a supervisor does: starts a node again that has ended by itself. One that did not say why has crashed, and
 * that is thrown.
 */
export function startEnded(net: CrashNetwork): void {
  for (const name of net.names) {
    const node = net.node(name)
    if (node.isRunning()) continue
    if (!node.output().includes(ENDS)) throw new Error(`the node of ${name} has crashed:\n${node.output()}`)
    net.start(name)
  }
}
