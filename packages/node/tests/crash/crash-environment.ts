/** The seed of a series of crashes: GOODSTANDING_CRASH_SEED to try a failure again, else another each time. */
export function crashSeed(): number {
  return Number(process.env.GOODSTANDING_CRASH_SEED || Date.now() % 1_000_000_000)
}

/** Rounds of a series of crashes: GOODSTANDING_CRASH_ROUNDS, else as many as given. */
export function crashRounds(otherwise: number): number {
  return Number(process.env.GOODSTANDING_CRASH_ROUNDS || otherwise)
}
