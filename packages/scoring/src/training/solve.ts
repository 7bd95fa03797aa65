/** The lower Cholesky factor of a symmetric positive definite matrix of `size` rows; null where it is not one. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      const rest = restOf(matrix, factor, size, row, column)
      factor[row * size + column] = rest / (factor[column * size + column] ?? 1)
    }
    const pivot = restOf(matrix, factor, size, row, row)
    // A pivot that rounding alone could have left says that columns depend on each other.
    if (!(pivot > 1e-12 * Math.abs(matrix[row * size + row] ?? 0))) return null
    factor[row * size + row] = Math.sqrt(pivot)
  }
  return factor
}

function restOf(matrix: Float64Array, factor: Float64Array, size: number, row: number, column: number): number {
  let rest = matrix[row * size + column] ?? 0
  for (let k = 0; k < column; k++) rest -= (factor[row * size + k] ?? 0) * (factor[column * size + k] ?? 0)
  return rest
}

/** Solves A·x = b by the Cholesky factor of A. */
export function solveBy(factor: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  const x = Float64Array.from(b)
  for (let row = 0; row < size; row++) {
    let sum = x[row] ?? 0
    for (let k = 0; k < row; k++) sum -= (factor[row * size + k] ?? 0) * (x[k] ?? 0)
    x[row] = sum / (factor[row * size + row] ?? 1)
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row] ?? 0
    for (let k = row + 1; k < size; k++) sum -= (factor[k * size + row] ?? 0) * (x[k] ?? 0)
    x[row] = sum / (factor[row * size + row] ?? 1)
  }
  return x
}

/** The inverse of A by its Cholesky factor, row by row. */
export function inverseBy(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size)
    unit[column] = 1
    inverse.set(solveBy(factor, unit), column * size)
  }
  return inverse
}
