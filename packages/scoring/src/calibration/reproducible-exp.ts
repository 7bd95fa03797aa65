// Of FreeBSD's e_exp.c: ln 2 in two parts whose first has few digits, and a Remez polynomial on [-ln 2 / 2, ln 2 / 2].
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const POLYNOMIAL = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6, 4.1381367970572385e-8,
] as const

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
  const high = x - twos * LN2_HIGH
  const low = twos * LN2_LOW
  const rest = high - low
  const square = rest * rest
  const even = rest - square * POLYNOMIAL.reduceRight((sum, coefficient) => coefficient + square * sum, 0)
  return timesPowerOfTwo(1 - (low - (rest * even) / (2 - even) - high), twos)
}

/** Halving and doubling are exact, but below the least normal number, where the last halving alone rounds. */
function timesPowerOfTwo(value: number, exponent: number): number {
  let scaled = value
  for (let left = exponent; left > 0; left--) scaled *= 2
  for (let left = exponent; left < 0; left++) scaled /= 2
  return scaled
}
