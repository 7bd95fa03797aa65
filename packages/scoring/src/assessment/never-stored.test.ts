import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const PACKAGES = fileURLToPath(new URL('../../../', import.meta.url))

/** All that a node keeps, logs, serves or agrees on with others. */
const OF_A_NODE = ['api', 'consensus', 'core', 'ledger', 'log', 'map', 'node', 'store'] as const

describe('A score', () => {
  it.each(OF_A_NODE)('has no place in %s: nothing there imports a scorecard or an assessment', (name) => {
    const files = globSync(`${name}/src/**/*.ts`, { cwd: PACKAGES })
    expect(files.length).toBeGreaterThan(3)
    const imports = files.flatMap((file) => {
      const text = readFileSync(`${PACKAGES}${file}`, 'utf8')
      return [...text.matchAll(/^(?:import|export)\s[^;]*?from\s+'[^']+'/gms)].flatMap(([statement]) =>
        /scoring|scorecard|assess/i.test(statement) ? [`${file}: ${statement}`] : [],
      )
    })
    expect(imports).toEqual([])
  })
})
