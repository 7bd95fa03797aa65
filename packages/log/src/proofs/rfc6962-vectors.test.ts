import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyConsistency } from './consistency.ts'
import { verifyInclusion } from './inclusion.ts'

type InclusionVector = {
  leafIdx: number
  treeSize: number
  root: string | null
  leafHash: string | null
  proof: string[] | null
  wantErr: boolean
}
type ConsistencyVector = {
  size1: number
  size2: number
  root1: string | null
  root2: string | null
  proof: string[] | null
  wantErr: boolean
}

const FOLDER = join(import.meta.dirname, '../../../../../shared/vectors/rfc6962')
const isThere = existsSync(FOLDER)

const bytes = (text: string | null) => Uint8Array.from(Buffer.from(text ?? '', 'base64'))

function vectorsIn<T>(kind: string): { name: string; vector: T }[] {
  if (!isThere) return []
  const files = readdirSync(join(FOLDER, kind), { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, vector: JSON.parse(readFileSync(join(FOLDER, kind, name), 'utf8')) }))
}

describe.runIf(isThere)('the published RFC 6962 vectors', () => {
  it.each(vectorsIn<InclusionVector>('inclusion'))('L11 inclusion $name', ({ vector }) => {
    const holds = verifyInclusion({
      index: vector.leafIdx,
      size: vector.treeSize,
      leafHash: bytes(vector.leafHash),
      proof: (vector.proof ?? []).map(bytes),
      root: bytes(vector.root),
    })
    expect(holds).toBe(!vector.wantErr)
  })

  it.each(vectorsIn<ConsistencyVector>('consistency'))('L11 consistency $name', ({ vector }) => {
    const holds = verifyConsistency({
      oldSize: vector.size1,
      oldRoot: bytes(vector.root1),
      size: vector.size2,
      root: bytes(vector.root2),
      proof: (vector.proof ?? []).map(bytes),
    })
    expect(holds).toBe(!vector.wantErr)
  })
})
