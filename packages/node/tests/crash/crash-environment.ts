/** The seed of a crash series: the one of GOODSTANDING_CRASH_SEED to try a failure again, else another each time. */
export function crashSeed(): number {
  const given = process.env.GOODSTANDING_CRASH_SEED
  return given === undefined ? Date.now() % 1_000_000_000 : Number(given)
}

/** Rounds of a crash series: GOODSTANDING_CRASH_ROUNDS, or a few. */
export function crashRounds(): number {
  return Number(process.env.GOODSTANDING_CRASH_ROUNDS || ROUNDS)
}

const ROUNDS = 3
