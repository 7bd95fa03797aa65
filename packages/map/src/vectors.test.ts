import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, toHex } from '@goodstanding/crypto'
import { describe, expect, it } from 'vitest'
import { brokenVectors } from './testing/broken-vectors.ts'
import { dishonestVectors } from './testing/dishonest-vectors.ts'
import { honestVectors } from './testing/honest-vectors.ts'
import { naiveContents, naiveRoot } from './testing/naive-root.ts'
import { type ProofVector, verdictOn } from './testing/proof-vector.ts'
import { pageVector, type RootVector, rootVectors } from './testing/root-vectors.ts'

const VECTORS = join(import.meta.dirname, '../../../vectors')
const made = {
  'map-proofs/honest.json': honestVectors(),
  'map-proofs/broken.json': brokenVectors(),
  'map-proofs/dishonest.json': dishonestVectors(),
  'map/roots.json': rootVectors(),
  'map/pages.json': await pageVector(),
}

function read<T>(file: keyof typeof made): T {
  return JSON.parse(readFileSync(join(VECTORS, file), 'utf8'))
}

describe('The vectors of maps', () => {
  it.each(Object.entries(made))(
    '%s says what this code makes; `vitest run packages/map -u` writes it anew',
    async (file, vectors) => {
      await expect(`${JSON.stringify(vectors, null, 1)}\n`).toMatchFileSnapshot(join(VECTORS, file))
    },
  )

  it.each(['map-proofs/honest.json', 'map-proofs/broken.json', 'map-proofs/dishonest.json'] as const)(
    '%s has the verdicts that it names',
    (file) => {
      const vectors = read<readonly ProofVector[]>(file)
      expect(vectors.length).toBeGreaterThan(10)
      expect(vectors.map((vector) => [vector.name, verdictOn(vector)])).toEqual(
        vectors.map(({ name, goodstanding }) => [name, goodstanding]),
      )
    },
  )

  it('map/roots.json has the roots of its contents by definition', () => {
    for (const { name, steps } of read<readonly RootVector[]>('map/roots.json')) {
      const batches = steps.map(({ changes }) =>
        changes.map(({ key, value }) => ({ key: fromHex(key), value: value === null ? null : fromHex(value) })),
      )
      const roots = steps.map((_, i) => toHex(naiveRoot(naiveContents(batches.slice(0, i + 1)))))
      expect([name, ...roots]).toEqual([name, ...steps.map(({ root }) => root)])
    }
  })
})
