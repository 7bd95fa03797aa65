/** Another chain than the one that this member holds was shown: evidence against who made it, and nothing goes on. */
export class LedgerDiverged extends Error {
  override readonly name = 'LedgerDiverged'
  readonly height: number
  /** Why the block is not the next one: a fault of `applyBlock`, or `header_differs` for a height that is held. */
  readonly fault: string

  constructor(height: number, fault: string, at?: string) {
    super(`the ledger shown differs at height ${height}: ${fault}${at === undefined ? '' : ` (${at})`}`)
    this.height = height
    this.fault = fault
  }
}
