import type { Network } from '@goodstanding/core'
import { fromHex, toHex } from '@goodstanding/crypto'
import { accessTag, sliceAccessKey } from '@goodstanding/ledger'

/**
 * The tags under which reads of one consent stand in a provider's public access log, by tag (hexadecimal), with the
 * number of the read. Only the enterprise's side can compute them.
 */
export function accessTags(
  accessRoot: string,
  provider: string,
  reads: number,
  network: Network,
): ReadonlyMap<string, number> {
  const key = sliceAccessKey(fromHex(accessRoot), provider, network)
  const numbers = Array.from({ length: reads }, (_, i) => i + 1)
  return new Map(numbers.map((n) => [toHex(accessTag(key, n)), n]))
}
