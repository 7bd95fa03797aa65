// ln 2 in two parts. The first has 32 binary digits, so that its product with a whole number up to 1,075 is exact.
const LN2_HIGH = 0.6931471806019545
const LN2_LOW = -4.2009150726810846e-11
/** x^18 / 18! is below a double's digits for every x up to ln 2 / 2. */
const TERMS = 17

/** Beyond these a double is 0 or infinite. */
const [LEAST, MOST] = [-745, 709]

/**
 * e to the power of x, from sums, products and quotients alone, which IEEE 754 rounds in one way. ECMAScript leaves the last
 * digits of `Math.exp` to the engine, and engines do differ: the same score would have another PD in another browser.
 */
export function reproducibleExp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x < LEAST) return 0
  if (x > MOST) return Number.POSITIVE_INFINITY
  const twos = Math.round(x * Math.LOG2E)
  const rest = x - twos * LN2_HIGH - twos * LN2_LOW
  let sum = 1
  for (let k = TERMS; k > 0; k--) sum = 1 + (rest / k) * sum
  return timesPowerOfTwo(sum, twos)
}

/** Halving and doubling are exact, but below the least normal number, where the last halving alone rounds. */
function timesPowerOfTwo(value: number, exponent: number): number {
  let scaled = value
  for (let left = exponent; left > 0; left--) scaled *= 2
  for (let left = exponent; left < 0; left++) scaled /= 2
  return scaled
}
