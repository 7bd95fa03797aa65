import type { AnswerContent, ReadAnswer } from '@goodstanding/core'
import { type Bytes, canonicalBytes, taggedHash } from '@goodstanding/crypto'

/** Hash of an answer without its receipt: what the access entry commits to. */
export function answerDigest(content: AnswerContent, genesisHash: Bytes): Bytes {
  return taggedHash('answer', genesisHash, canonicalBytes(content))
}

export function contentOf(answer: ReadAnswer): AnswerContent {
  const { receipt: _, ...content } = answer
  return content
}
