import { fromHex, type NoteVerifier, parseVerifierKey } from '@goodstanding/crypto'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../testing/vector-files.ts'
import { type CheckpointRule, verifyCheckpoint } from './verify-checkpoint.ts'

type Ruled = { name: string; note: string; logKey: string; witnesses: string[]; k: number }
type Opened = Ruled & {
  origin: string
  size: number
  root: string
  cosignedBy: string[]
  isWitnessed: boolean
  timeSeconds: number | null
}
type Refused = Ruled & { fault: string; at?: string }

function ruleOf({ logKey, witnesses, k }: Ruled): CheckpointRule {
  return { logKey: verifierOf(logKey), witnesses: witnesses.map(verifierOf), k }
}

function verifierOf(text: string): NoteVerifier {
  const parsed = parseVerifierKey(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.fault}`)
  return parsed.value
}

describe('L8 vectors of checkpoints', () => {
  it.each(readVectors<Opened>('checkpoint/checkpoints.json'))('open: $name', (vector) => {
    const { origin, size, root, cosignedBy, isWitnessed, timeSeconds } = vector
    expect(verifyCheckpoint(vector.note, ruleOf(vector))).toEqual({
      ok: true,
      value: { checkpoint: { origin, size, root: fromHex(root) }, cosignedBy, isWitnessed, timeSeconds },
    })
  })
  it.each(readVectors<Refused>('checkpoint/refused.json'))('are refused: $name', (vector) => {
    const { fault, at } = vector
    expect(verifyCheckpoint(vector.note, ruleOf(vector))).toEqual({ ok: false, fault, ...(at ? { at } : {}) })
  })
})
