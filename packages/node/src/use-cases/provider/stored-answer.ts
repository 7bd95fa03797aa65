import {
  type AccessEntry,
  type AnswerContent,
  accessEntry,
  answerContent,
  type ReadAnswerStatement,
  salt,
} from '@goodstanding/core'
import { type Bytes, fromHex, saltedCommitment, signStatement, toHex } from '@goodstanding/crypto'
import { accessTag } from '@goodstanding/ledger'
import { encodeLogEntry, parseCheckpoint, proveInclusion } from '@goodstanding/log'
import { z } from 'zod'
import type { NodeContext } from '../../node-context.ts'
import { unseal } from './keys/seal.ts'
import type { ProviderParts } from './provider-parts.ts'

/** An answer with what opens its access entry: all that is needed to give it again, and its receipt later. */
export type StoredAnswer = {
  readonly content: AnswerContent
  readonly entry: AccessEntry
  readonly salt: string
  readonly n: number
}

const storedAnswer = z.strictObject({ content: answerContent, entry: accessEntry, salt, n: z.int() })

/** What names a stored answer to its seal. */
export function answerName(reader: string, requestId: string): string {
  return `${reader} ${requestId}`
}

export function unsealAnswer(sealed: Bytes, name: string, key: Bytes): StoredAnswer {
  return storedAnswer.parse(unseal(sealed, name, key))
}

/** The access log's entry of a read: only who has the slice's access key can tell whose it is. */
export function accessLogEntry(
  { entry, salt: entrySalt, n }: StoredAnswer,
  accessKey: string,
  genesisHash: Bytes,
): Bytes {
  const commitment = saltedCommitment('access', fromHex(entrySalt), entry, genesisHash)
  return encodeLogEntry({ kind: 'access', tag: accessTag(fromHex(accessKey), n), commitment })
}

/**
 * The signed answer with its receipt, against the first witnessed checkpoint of the access log that covers its entry;
 * provisional where there is none yet.
 */
export async function signAnswer(
  node: NodeContext,
  { access }: ProviderParts,
  stored: StoredAnswer,
  position: number,
): Promise<ReadAnswerStatement> {
  const receipt = {
    ...{ entry: stored.entry, salt: stored.salt, n: stored.n, position },
    proof: await receiptProof(access, position),
  }
  const { payload, proofs } = signStatement({ ...stored.content, receipt }, [node.keys.statement], node.genesisHash)
  return { payload, proofs: [...proofs] }
}

async function receiptProof(access: ProviderParts['access'], position: number) {
  const first = await access.firstWitnessedCovering(position)
  if (first === null) return null
  const parsed = parseCheckpoint(first.note)
  if (!parsed.ok) throw new Error('a stored checkpoint is one')
  const inclusion = await proveInclusion(position, parsed.value.checkpoint.size, access.readNode)
  return { checkpoint: first.note, inclusion: inclusion.map(toHex) }
}
