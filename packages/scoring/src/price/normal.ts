import { reproducibleExp } from '../calibration/reproducible-exp.ts'
import { reproducibleLog } from './reproducible-log.ts'

/** The standard normal distribution function, by its power series near zero and a continued fraction in the tails. */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x)
  return x > -TAIL_FROM ? 0.5 + density(x) * oddSeries(x) : density(x) * millsRatio(-x)
}

/** The x below which a share `p` of the standard normal distribution lies; `p` is between 0 and 1, both excluded. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  let [low, high] = [-40, 0]
  let x = Math.max(low, -Math.sqrt(-2 * reproducibleLog(p)))
  // Newton's steps, held inside a bracket that shrinks with each: they cannot run away in the tail.
  for (let step = 0; step < STEPS_MAX; step++) {
    const excess = normalCdf(x) - p
    if (excess > 0) high = x
    else low = x
    const next = x - excess / density(x)
    const inside = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(inside - x) <= Math.abs(x) * Number.EPSILON) return inside
    x = inside
  }
  return x
}

const TAIL_FROM = 3
const STEPS_MAX = 100
const SERIES_TERMS = 80
const FRACTION_TERMS = 120

function density(x: number): number {
  return reproducibleExp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
}

/** x + x³/3 + x⁵/(3·5) + …, which times the density is the area between 0 and x. */
function oddSeries(x: number): number {
  let term = x
  let sum = x
  for (let k = 1; k < SERIES_TERMS; k++) {
    term *= (x * x) / (2 * k + 1)
    sum += term
  }
  return sum
}

/** Area of the upper tail over the density: 1/(x + 1/(x + 2/(x + 3/(x + …)))) for x above zero. */
function millsRatio(x: number): number {
  let fraction = x
  for (let k = FRACTION_TERMS; k > 0; k--) fraction = x + k / fraction
  return 1 / fraction
}
