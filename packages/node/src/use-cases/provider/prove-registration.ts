import type { RegistrationProof } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { proveMultiproof } from '@goodstanding/log'
import { isEnded } from '@goodstanding/report'
import type { NodeContext } from '../../node-context.ts'
import { openLeaf } from './open-leaf.ts'
import { providerParts } from './provider-parts.ts'
import { type ProvenList, readSlot } from './read-slot.ts'

/**
 * The opened entry and link of a registrar's subject, under the newest witnessed checkpoint: what the enterprise carries
 * to others. Null where one of the two does not stand there (yet).
 */
export async function proveRegistration(
  node: NodeContext,
  of: { readonly subject: string; readonly link: string },
): Promise<RegistrationProof | null> {
  const { subject } = of
  const view = await readSlot(node, [
    { subject, type: 'registration' },
    { subject, type: 'link' },
  ])
  const entry = newestLive(view?.lists[0], 'registration')
  const link = newestLive(view?.lists[1], 'link')
  if (view === null || entry === null || link === null || link.head.id !== of.link) return null
  const { retentionKeys, records } = await providerParts(node)
  const keys = await retentionKeys.keysOf([entry.keyMonth, link.keyMonth])
  const multiproof = await proveMultiproof([entry.position, link.position], view.slot.size, records.readNode)
  return {
    provider: node.self.name,
    checkpoint: view.slot.note,
    registration: openLeaf(entry, 'body', keys),
    link: openLeaf(link, 'body', keys),
    multiproof: multiproof.map(toHex),
  }
}

function newestLive(list: ProvenList | undefined, type: string) {
  const leaves = list?.leaves ?? []
  return leaves.findLast(({ position, head }) => head.type === type && !isEnded(position, head, leaves)) ?? null
}
