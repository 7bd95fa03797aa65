import type { AnswerContent, OpenedLeaf } from '@goodstanding/core'
import { type Bytes, formatNote, signNote, toHex } from '@goodstanding/crypto'
import {
  appendLeaf,
  EMPTY_RANGE,
  formatCheckpointText,
  leafHash,
  parseCheckpoint,
  proveMultiproof,
  rangeRoot,
} from '@goodstanding/log'
import { entryOfLeaf } from '@goodstanding/report'
import type { NodeContext } from '../../node-context.ts'

/**
 * A lie: an answer from a second history of the record log, in which one leaf says something else. It is signed by the
 * log's own key; no honest witness cosigns it.
 */
export async function forkLog(
  node: NodeContext,
  recordLogSeed: Bytes,
  content: AnswerContent,
  changed: OpenedLeaf,
): Promise<AnswerContent> {
  const entry = entryOfLeaf(changed, node.genesisHash)
  const log = node.logs.records
  const honest = parseCheckpoint(content.recordLog.checkpoint)
  if (entry === null || log === null || !honest.ok) throw new Error('an honest answer is needed to fork from')
  const { size, origin } = honest.value.checkpoint
  const nodes = new Map<string, Bytes>()
  let range = EMPTY_RANGE
  for (let index = 0; index < size; index++) {
    const hash = index === changed.position ? leafHash(entry) : await log.readNode(0, index)
    range = appendLeaf(range, hash, (level, at, node) => nodes.set(`${level}/${at}`, node))
  }
  const readNode = (level: number, index: number): Bytes => nodes.get(`${level}/${index}`) ?? new Uint8Array(32)
  const text = formatCheckpointText({ origin, size, root: rangeRoot(range) })
  const leaves = content.leaves.map((leaf) => (leaf.position === changed.position ? changed : leaf))
  const positions = [...leaves.map(({ position }) => position), size - 1]
  const multiproof = (await proveMultiproof(positions, size, readNode)).map(toHex)
  const checkpoint = formatNote(text, [signNote(text, origin, recordLogSeed)])
  return { ...content, leaves, recordLog: { ...content.recordLog, checkpoint, multiproof } }
}
