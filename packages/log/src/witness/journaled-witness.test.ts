import { instantOfMs, SECOND_MS } from '@goodstanding/core'
import { type Bytes, cosign, toBase64, utf8 } from '@goodstanding/crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { proveConsistency } from '../proofs/consistency.ts'
import { type MemoryLog, memoryLog, someEntries } from '../testing/memory-log.ts'
import { logVerifier, ORIGIN, seedOf, signedCheckpoint } from '../testing/signed-log.ts'
import type { Journal } from '../writer/journal.ts'
import type { LogHead } from '../writer/log-storage.ts'
import { addCheckpoint, type Witness } from './add-checkpoint.ts'
import { journaledWitness } from './journaled-witness.ts'
import type { WitnessedHead, WitnessStorage } from './witness-storage.ts'

const log = memoryLog(someEntries(9))
const fork = memoryLog([...someEntries(5), ...['x', 'y', 'z', 'w'].map((text) => utf8(text))])

let rows: Map<string, WitnessedHead>
let heads: Map<string, LogHead>
let isDiskFull = false
beforeEach(() => {
  rows = new Map()
  heads = new Map()
  isDiskFull = false
})

const storage: WitnessStorage = {
  latest: async (origin) => rows.get(origin) ?? null,
  async advance(origin, decide) {
    const { next, answer } = decide(rows.get(origin) ?? null)
    if (next !== null) rows.set(origin, next)
    return answer
  },
}
const journal: Journal = {
  last: async (origin) => heads.get(origin) ?? null,
  async record(origin, { size, root }) {
    // Larger heads are quicker, so that their order shows who waits for whom.
    await new Promise((resolve) => setTimeout(resolve, 20 - size))
    if (isDiskFull) throw new Error('no space left')
    heads.set(origin, { size, root })
  },
}

async function submit(of: MemoryLog, oldSize: number, size: number) {
  const witness: Witness = {
    group: 'witnesses',
    logs: [{ origin: ORIGIN, verifier: logVerifier(), group: 'logs' }],
    storage: journaledWitness(storage, journal),
    cosign: (text, time) => cosign(text, 'witness', seedOf('witness'), time),
    now: () => instantOfMs(1_790_000_000 * SECOND_MS),
  }
  return addCheckpoint(witness, await request(of, oldSize, size))
}

async function request(of: MemoryLog, oldSize: number, size: number): Promise<string> {
  const proof: readonly Bytes[] = oldSize === 0 ? [] : await proveConsistency(oldSize, size, of.readNode)
  const note = signedCheckpoint({ origin: ORIGIN, size, root: of.root(size) })
  return [`old ${oldSize}`, ...proof.map((hash) => toBase64(hash)), '', note].join('\n')
}

describe('A witness with a journal', () => {
  it('L4 L9 goes on from what it cosigned when an old backup of its memory is restored', async () => {
    expect(await submit(log, 0, 3)).toMatchObject({ status: 200 })
    const backup = new Map(rows)
    expect(await submit(log, 3, 7)).toMatchObject({ status: 200 })
    rows = backup
    expect(await submit(fork, 3, 8)).toMatchObject({ status: 409, body: '7\n' })
    expect(await submit(fork, 7, 8)).toMatchObject({ status: 422 })
    expect(await submit(log, 7, 9)).toMatchObject({ status: 200 })
    expect(rows.get(ORIGIN)).toMatchObject({ size: 9 })
  })

  it('L4 L9 cosigns no second history although its memory is lost or has another one', async () => {
    await submit(log, 0, 7)
    rows.clear()
    expect(await submit(fork, 0, 7)).toMatchObject({ status: 409, body: '7\n' })
    await storage.advance(ORIGIN, () => ({
      next: { size: 7, root: fork.root(7), note: '', cosignedAt: instantOfMs(0) },
      answer: null,
    }))
    expect(await submit(fork, 7, 9)).toMatchObject({ status: 422 })
    expect(await submit(log, 7, 9)).toMatchObject({ status: 200 })
  })

  it('L9 gives no cosignature that its journal does not have', async () => {
    isDiskFull = true
    await expect(submit(log, 0, 3)).rejects.toThrow('no space left')
    isDiskFull = false
    expect(await submit(log, 3, 3)).toMatchObject({ status: 200 })
    expect(heads.get(ORIGIN)).toEqual({ size: 3, root: log.root(3) })
  })

  it('L9 records heads in the order in which it decides', async () => {
    const kept = journaledWitness(storage, journal)
    const at = (size: number) =>
      kept.advance(ORIGIN, () => ({
        next: { size, root: log.root(size), note: '', cosignedAt: instantOfMs(0) },
        answer: size,
      }))
    expect(await Promise.all([at(2), at(5), at(8)])).toEqual([2, 5, 8])
    expect(heads.get(ORIGIN)?.size).toBe(8)
  })
})
