/** A figure beside the goal that it is to reach. */
export type Goal = {
  readonly name: string
  readonly figure: number | string
  readonly goal: string
  readonly isMet: boolean
}

/** A figure that is to be so much at least. */
export function atLeast(name: string, figure: number, least: number): Goal {
  return { name, figure, goal: `≥ ${least}`, isMet: figure >= least }
}

/** A figure that is to be so much at most. */
export function atMost(name: string, figure: number, most: number): Goal {
  return { name, figure, goal: `≤ ${most}`, isMet: figure <= most }
}

/** Prints figures with their goals, or without one. */
export function printFigures(
  title: string,
  lines: readonly (Goal | { name: string; figure: number | string })[],
): void {
  const width = Math.max(...lines.map(({ name }) => name.length))
  const said = lines.map((line) => {
    const figure = typeof line.figure === 'number' ? line.figure.toFixed(4) : line.figure
    const goal = 'goal' in line ? `   goal ${line.goal}   ${line.isMet ? 'met' : 'NOT MET'}` : ''
    return `  ${line.name.padEnd(width)}  ${figure}${goal}`
  })
  process.stdout.write(`${title}\n${said.join('\n')}\n\n`)
}

/** Ends with a code of its own where a goal was missed. */
export function endByGoals(goals: readonly Goal[]): void {
  const missed = goals.filter(({ isMet }) => !isMet)
  process.stdout.write(missed.length === 0 ? 'All goals are met.\n' : `${missed.length} goals are not met.\n`)
  if (missed.length > 0) process.exitCode = 1
}
