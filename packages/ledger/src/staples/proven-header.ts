import {
  fail,
  type Instant,
  instantOfMs,
  type Network,
  ok,
  type ProvenHeader,
  type Result,
  SECOND_MS,
} from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import { encodeLogEntry, leafHash, verifyCheckpoint, verifyInclusion } from '@goodstanding/log'
import { headerHash } from '../blocks/header-hash.ts'
import { instantOf } from '../instant-of.ts'
import { headerLogRule } from '../network/log-verifiers.ts'

export type ProvenHeaderFault =
  | 'header_checkpoint_invalid'
  | 'header_not_included'
  | 'header_after_checkpoint'
  | 'header_descriptor_unknown'

/** A header that stands in the header log under a checkpoint of it. */
export type VerifiedHeader = {
  readonly headerHash: string
  readonly height: number
  readonly time: Instant
  readonly stateRoot: string
  /** Null where the checkpoint is unwitnessed, and on a test network without witnesses. */
  readonly checkpointTime: Instant | null
  /** Whether k witnesses have cosigned the checkpoint: the caller must ask for it. */
  readonly isWitnessed: boolean
}

/** A header may say a time so much later than the witnesses': their clocks differ. */
export const HEADER_AHEAD_MS_MAX = 60 * SECOND_MS

/**
 * Whether the header is leaf number `height` under a checkpoint that the header log's key of that height signed, and
 * not from the witnesses' future.
 */
export function verifyProvenHeader(
  { header, checkpoint, inclusion }: ProvenHeader,
  network: Network,
): Result<VerifiedHeader, ProvenHeaderFault> {
  const { height } = header
  if (header.descriptor !== network.descriptor.version) return fail('header_descriptor_unknown')
  const opened = verifyCheckpoint(checkpoint, headerLogRule(network, height))
  if (!opened.ok) return fail('header_checkpoint_invalid', opened.fault)
  const { isWitnessed, timeSeconds } = opened.value
  const { size, root } = opened.value.checkpoint
  const hash = headerHash(header, network)
  const leaf = leafHash(encodeLogEntry({ kind: 'header', hash: fromHex(hash) }))
  const isIncluded = verifyInclusion({ index: height, size, root, leafHash: leaf, proof: inclusion.map(fromHex) })
  if (!isIncluded) return fail('header_not_included')
  const time = instantOf(header.time)
  const checkpointTime = timeSeconds === null ? null : instantOfMs(timeSeconds * SECOND_MS)
  if (checkpointTime !== null && time > checkpointTime + HEADER_AHEAD_MS_MAX) return fail('header_after_checkpoint')
  return ok({ headerHash: hash, height, time, stateRoot: header.stateRoot, checkpointTime, isWitnessed })
}
