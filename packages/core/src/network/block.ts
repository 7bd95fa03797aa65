import { z } from 'zod'
import { operation } from '../operations/operation.ts'
import { header } from './header.ts'

/** More operations than this wait for the next block. */
export const BLOCK_OPERATIONS_MAX = 1_000

/** A header and the operations that it stands for, in their order; all of them were accepted. */
export const block = z.strictObject({ header, operations: z.array(operation).max(BLOCK_OPERATIONS_MAX) })
export type Block = z.infer<typeof block>
