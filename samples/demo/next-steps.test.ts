import { describe, expect, it } from 'vitest'
import { nextSteps, tellNextSteps } from './next-steps.ts'

const NEEDS_NO_NODE = /^npx goodstanding (verify|report show) \S+ --network out\/network\.json$/

describe('What the demo says to try next', () => {
  it('needs no node where there is no terminal, for the nodes stop', () => {
    for (const { command } of nextSteps('out', 'stopped')) expect(command).toMatch(NEEDS_NO_NODE)
    const { title, lines } = tellNextSteps('out', 'stopped')
    expect(title).toContain('the nodes stop now')
    expect(lines).not.toContain('--as')
  })

  it('asks nodes too where they stay up', () => {
    const asking = nextSteps('out', 'up').filter(({ command }) => !NEEDS_NO_NODE.test(command))
    expect(asking.length).toBeGreaterThan(0)
    expect(tellNextSteps('out', 'up').title).toContain('in another terminal')
  })

  it.each(['up', 'stopped'] as const)(
    'says of each command what it shows, and its exit code where that is not 0 (%s)',
    (nodes) => {
      const { lines } = tellNextSteps('out', nodes)
      for (const { command, shows, exitCode } of nextSteps('out', nodes)) {
        expect(lines.split('\n')).toContainEqual(expect.stringMatching(new RegExp(`^${command} +# ${shows}$`)))
        expect(/exit code (\d)/.exec(shows)?.[1] ?? '0').toBe(`${exitCode}`)
      }
    },
  )
})
