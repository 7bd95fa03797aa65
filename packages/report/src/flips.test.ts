import type { Report } from '@goodstanding/core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseReport } from './parse-report.ts'
import { type LeafPath, leafPaths, shapeOf, withFlip } from './testing/leaf-paths.ts'
import { NOW, testWorld } from './testing/test-report.ts'
import { verifyReport } from './verify-report.ts'

/** What the format leaves free: when the lender's node put the file together, by its own word. */
const FREE = ['assembledAt']

// As many witnesses as are needed: a cosignature beyond them may be lost without harm.
const world = testWorld({ witnesses: ['witness-a', 'witness-b'] })
let report: Report
let paths: readonly LeafPath[]
beforeAll(async () => {
  report = await world.assemble()
  paths = leafPaths(report)
})

function isStillVerified(path: LeafPath, at: number): boolean {
  const parsed = parseReport(JSON.stringify(withFlip(report, path, at)))
  if (!parsed.ok) return false
  return verifyReport(parsed.value, { trusted: [world.network.genesisHash], now: NOW }).overall === 'verified'
}

describe('a report of which one character or number was changed', () => {
  it('is verified no more, whatever kind of field it stands in', () => {
    const ofShape = Map.groupBy(paths, shapeOf)
    expect(ofShape.size).toBeGreaterThan(150)
    const free = [...ofShape].filter(([, [path = []]], i) => isStillVerified(path, 7 * i))
    expect(free.map(([shape]) => shape)).toEqual(FREE)
  })

  it('is verified no more, wherever it stands', () => {
    const anyPlace = fc.tuple(fc.nat(paths.length - 1), fc.nat(10_000))
    fc.assert(
      fc.property(anyPlace, ([i, at]) => {
        const path = paths[i] ?? []
        return FREE.includes(shapeOf(path)) || !isStillVerified(path, at)
      }),
      { numRuns: 200, seed: 3 },
    )
  })
})
