/**
 * The natural logarithm of a number above zero, from sums, products and quotients alone, which IEEE 754 rounds in one way:
 * ECMAScript leaves the last digits of `Math.log` to the engine, and a price should be the same in every browser.
 */
export function reproducibleLog(x: number): number {
  let mantissa = x
  let twos = 0
  // Halving and doubling are exact.
  for (; mantissa > Math.SQRT2; twos++) mantissa /= 2
  for (; mantissa < Math.SQRT1_2; twos--) mantissa *= 2
  return twos * Math.LN2 + 2 * inverseHyperbolicTangent((mantissa - 1) / (mantissa + 1))
}

/** y + y³/3 + y⁵/5 + …; y is at most 0.172 here, so that the terms left out are below a double's digits. */
function inverseHyperbolicTangent(y: number): number {
  const square = y * y
  let sum = 0
  for (let k = TERMS; k >= 0; k--) sum = 1 / (2 * k + 1) + square * sum
  return y * sum
}

const TERMS = 12
