import type { Block } from '@goodstanding/core'
import type { AppliedBlock, StoredLedger } from '@goodstanding/ledger'

/** Where the block with an operation is. */
export type OperationPlace = { readonly height: number; readonly header: string }

/** Where a ledger lives on disk. `Tx` is an open transaction of the store that it shares with the header log. */
export interface LedgerStorage<Tx> {
  load(): Promise<StoredLedger>
  /**
   * Writes the block, its operations, its changes of state and what `beside` writes, all in one transaction. A second
   * block of one height is an error.
   */
  commitBlock(applied: AppliedBlock, beside: (tx: Tx) => Promise<void>): Promise<void>
  blocks(from: number, limit: number): Promise<readonly Block[]>
  /** The block in which the operation of that payload hash was accepted. */
  operationPlace(hash: string): Promise<OperationPlace | undefined>
}
