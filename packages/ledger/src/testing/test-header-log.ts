import { type Header, logOrigin, type Network, type ProvenHeader } from '@goodstanding/core'
import { type Bytes, cosign, formatNote, fromHex, signNote, toHex } from '@goodstanding/crypto'
import { encodeLogEntry, formatCheckpointText, leafHash, proveInclusion, treeRoot } from '@goodstanding/log'
import { headerHash } from '../blocks/header-hash.ts'
import { seedOf } from './test-network.ts'

/** Proves the header of a height under a checkpoint of all the given headers, cosigned by each at its time in seconds. */
export async function proveHeader(
  headers: readonly Header[],
  height: number,
  network: Network,
  times: Readonly<Record<string, number>>,
): Promise<ProvenHeader> {
  const leaves = headers.map((header) =>
    leafHash(encodeLogEntry({ kind: 'header', hash: fromHex(headerHash(header, network)) })),
  )
  const origin = logOrigin(network, 'headers')
  const text = formatCheckpointText({ origin, size: leaves.length, root: treeRoot(leaves) })
  const cosignatures = Object.entries(times).map(([name, time]) => cosign(text, name, seedOf(`${name} witness`), time))
  const header = headers[height]
  if (header === undefined) throw new Error('there is no such header')
  return {
    header,
    checkpoint: formatNote(text, [signNote(text, origin, seedOf('orderly headers')), ...cosignatures]),
    inclusion: (await proveInclusion(height, leaves.length, nodesOf(leaves))).map(toHex),
  }
}

function nodesOf(leaves: readonly Bytes[]): (level: number, index: number) => Bytes {
  return (level, index) => treeRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))
}
