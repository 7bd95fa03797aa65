import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mapWhole } from '../mapped-file.ts'
import { readMapping } from '../mappings/read-mapping.ts'

type Expected = {
  readonly mapping: string
  readonly records: number
  readonly rejects: readonly { readonly line: number; readonly field: string; readonly code: string }[]
}

const expected: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(new URL('expected.json', import.meta.url), 'utf8'),
)

describe('The broken samples', () => {
  it.each(Object.entries(expected))(
    '%s gives a reject for each broken row and a record for each other',
    async (file, wanted) => {
      const path = fileURLToPath(new URL(file, import.meta.url))
      const { candidates, rejects } = await mapWhole(path, readMapping(wanted.mapping))
      expect(rejects.map(({ line, field, code }) => ({ line, field, code }))).toEqual(wanted.rejects)
      expect(candidates).toHaveLength(wanted.records)
    },
  )

  it('show no value of a row in what is said of it', async () => {
    const path = fileURLToPath(new URL('newyork-entities.ndjson', import.meta.url))
    const { rejects } = await mapWhole(path, readMapping('newyork-registry-entities'))
    const told = JSON.stringify(rejects)
    for (const secret of ['SOLE PROPRIETOR', 'NY-77', 'office@example.org', 'treasurer', '814110', '1998', 'merger']) {
      expect(told).not.toContain(secret)
    }
  })
})
