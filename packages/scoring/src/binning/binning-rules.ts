/** How coarse bins must be: what keeps a weight of evidence from being learnt from a handful of rows. */
export type BinningRules = {
  /** Bins that best-first splitting may make, before pooling. */
  readonly prebinsMax: number
  /** Of the rows with a value. */
  readonly leastShare: number
  readonly leastRows: number
  readonly leastBads: number
  readonly leastGoods: number
  /** What a split must take off the deviance, -2 ln(likelihood), where a direction is declared. */
  readonly leastGain: number
  /** As `leastGain`, where none is: bins that may rise and fall need better evidence. */
  readonly leastGainUndirected: number
}

/** The rules unless others are given. */
export const BINNING_RULES: BinningRules = {
  prebinsMax: 20,
  leastShare: 0.03,
  leastRows: 30,
  leastBads: 5,
  leastGoods: 5,
  leastGain: 1,
  leastGainUndirected: 8,
}
