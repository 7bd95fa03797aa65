import { type DescriptorFault, fail, type Network, ok, parseDescriptor, type Result } from '@goodstanding/core'
import { charterHash } from './charter-hash.ts'
import { genesisHash } from './genesis-hash.ts'

/** Reads a network's first descriptor. One with another charter is refused: it is no network of this program's. */
export function openNetwork(descriptor: unknown): Result<Network, DescriptorFault> {
  const parsed = parseDescriptor(descriptor)
  if (!parsed.ok) return parsed
  if (parsed.value.charterHash !== charterHash()) return fail('descriptor_charter', 'charterHash')
  return ok({ descriptor: parsed.value, genesisHash: genesisHash(parsed.value) })
}
