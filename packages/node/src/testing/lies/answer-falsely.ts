import type { AccessReceipt, AnswerContent, ConsentSlice, ReadAnswerStatement } from '@goodstanding/core'
import { fromHex, saltedCommitment, signStatement, toHex } from '@goodstanding/crypto'
import { accessTag } from '@goodstanding/ledger'
import { encodeLogEntry, leafHash, proveInclusion } from '@goodstanding/log'
import { answerDigest } from '@goodstanding/report'
import type { NodeContext } from '../../node-context.ts'

const LOOK_MS = 50
const LOOKS_MAX = 200

/**
 * A lie with all the forms kept: another content in the place of an honest answer's, logged in the access log, witnessed
 * and signed by the provider.
 */
export async function answerFalsely(
  node: NodeContext,
  honest: AccessReceipt,
  slice: ConsentSlice,
  content: AnswerContent,
): Promise<ReadAnswerStatement> {
  const entry = { ...honest.entry, answerDigest: toHex(answerDigest(content, node.genesisHash)) }
  const salt = node.random(32)
  const commitment = saltedCommitment('access', salt, entry, node.genesisHash)
  const tag = accessTag(fromHex(slice.accessKey), honest.n)
  const logged = await logEntry(node, encodeLogEntry({ kind: 'access', tag, commitment }))
  return signFalsely(node, { ...content, receipt: { ...honest, entry, salt: toHex(salt), ...logged } })
}

/** Signs an answer with the provider's key, whatever it says. */
export function signFalsely(node: NodeContext, answer: ReadAnswerStatement['payload']): ReadAnswerStatement {
  const { payload, proofs } = signStatement(answer, [node.keys.statement], node.genesisHash)
  return { payload, proofs: [...proofs] }
}

async function logEntry(node: NodeContext, entry: Uint8Array): Promise<Pick<AccessReceipt, 'position' | 'proof'>> {
  const log = node.logs.access
  if (log === null) throw new Error('a provider has an access log')
  const { size: from } = await log.status()
  await node.store.transaction((tx) => log.enqueue(tx, entry))
  const hash = toHex(leafHash(entry))
  for (let look = 0; look < LOOKS_MAX; look++) {
    const { size } = await log.status()
    for (let position = from; position < size; position++) {
      if (toHex(await log.readNode(0, position)) !== hash) continue
      const first = await log.firstWitnessedCovering(position)
      if (first === null) break
      const inclusion = await proveInclusion(position, first.size, log.readNode)
      return { position, proof: { checkpoint: first.note, inclusion: inclusion.map(toHex) } }
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error('the false access was not witnessed in time')
}
