import { block, hash, header, logIndex, OPERATION_BYTES_MAX, operation } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'

/** Where an accepted operation stands. */
export const operationReceipt = z.strictObject({ height: logIndex, header: hash })
export type OperationReceipt = z.infer<typeof operationReceipt>

/** Answers when the operation is in a block, or with the code of the rule that it breaks. */
export const submitOperationContract = defineContract({
  id: 'submitOperation',
  method: 'POST',
  path: '/v1/operations',
  summary: 'Submits a signed operation to the ledger and waits for its block.',
  allowed: ['member'],
  body: operation,
  bodyBytesMax: OPERATION_BYTES_MAX,
  responses: { 200: operationReceipt },
})

export const BLOCKS_MAX = 256

const countText = z.string().regex(/^(0|[1-9][0-9]{0,15})$/, 'must be a whole number')
/** A whole number in a query string. */
const count = countText.transform(Number).pipe(z.int())

/** How a follower keeps up: it asks from the height after its own, and applies what it gets by itself. */
export const blocksContract = defineContract({
  id: 'blocks',
  method: 'GET',
  path: '/v1/blocks',
  summary: 'Blocks from a height on, oldest first, as the sequencer made them.',
  allowed: ['member', 'operator'],
  servedBy: ['sequencer', 'home', 'lender'],
  query: z.strictObject({ from: count, limit: count.pipe(z.int().min(1).max(BLOCKS_MAX)).optional() }),
  responses: { 200: z.strictObject({ blocks: z.array(block).max(BLOCKS_MAX) }) },
  responseBytesMax: 64 * 1024 * 1024,
})

export const ledgerStatus = z.strictObject({
  /** Newest header that this node has applied; null where it keeps no replica or has none yet. */
  head: z.strictObject({ header, hash }).nullable(),
  replica: z.boolean(),
  sequencer: z.boolean(),
})

export const ledgerStatusContract = defineContract({
  id: 'ledgerStatus',
  method: 'GET',
  path: '/v1/ledger/status',
  summary: 'How far this node has followed the ledger.',
  allowed: ['anyone'],
  responses: { 200: ledgerStatus },
})
