/** The header log as an engine drives it: leaf number `height` is the header of that height. */
export interface HeaderLog<Tx> {
  /** Queues the header's leaf within the transaction that commits its block. */
  appendHeader(tx: Tx, height: number, headerHash: string): Promise<void>
  /** Publishes what is queued and has it witnessed, if it can; what is not witnessed is offered again by the log. */
  publish(): Promise<void>
}
