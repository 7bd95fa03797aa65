/** Numbers from 0 to 1, the same for a seed anywhere. */
export function drawsOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A fold for each row, so that goods and bads are spread evenly over them. */
export function foldsOf(outcomes: Uint8Array, folds: number, seed: number): Uint8Array {
  const draw = drawsOf(seed)
  const keys = Float64Array.from(outcomes, () => draw())
  const of = new Uint8Array(outcomes.length)
  for (const kind of [0, 1]) {
    const rows = [...outcomes.keys()].filter((row) => outcomes[row] === kind)
    rows.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
    rows.forEach((row, place) => {
      of[row] = place % folds
    })
  }
  return of
}
