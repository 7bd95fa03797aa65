/** The places of the values in ascending order; values come by their order, equal ones by their place. */
export function ascending(values: Float64Array | Int32Array): Uint32Array {
  return Uint32Array.from(values, (_, place) => place).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
}

/** The rank of each value, from 1; equal values share the mean of their ranks. */
export function midranks(values: Float64Array): Float64Array {
  const order = ascending(values)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    const value = values[order[from] ?? 0]
    let to = from + 1
    while (to < order.length && values[order[to] ?? 0] === value) to++
    for (let place = from; place < to; place++) ranks[order[place] ?? 0] = (from + to + 1) / 2
    from = to
  }
  return ranks
}
