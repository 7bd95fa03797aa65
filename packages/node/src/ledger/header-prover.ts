import { MINUTE_MS, type Network, type ProvenHeader } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { headerLogRule, instantOf, type LedgerState } from '@goodstanding/ledger'
import { parseCheckpoint, proveInclusion, tileReader, verifyCheckpoint } from '@goodstanding/log'
import type { Clock } from '../clock.ts'
import type { HeaderSource } from './header-source.ts'

/** No witnessed checkpoint covers the header yet: it can be asked for again. */
export class HeaderNotProven extends Error {
  override readonly name = 'HeaderNotProven'
}

/** Proves headers of the own copy by the header log's witnessed checkpoints. */
export type HeaderProver = {
  /** The newest header that can be proven, of at least that height; waits some seconds for witnesses if it must. */
  readonly prove: (atLeast: number) => Promise<ProvenHeader>
}

/** How often, and after which pause each time, the source is asked for a checkpoint that is witnessed. */
const TRIES = { max: 50, pauseMs: 100 }
/** An earlier proof stands in for one that is not witnessed yet, while a staple from it has another minute to live. */
const KEPT_MS_MAX = MINUTE_MS

type Opened = { readonly note: string; readonly size: number; readonly root: Uint8Array; readonly isWitnessed: boolean }

/** `stateAt` gives the own copy's state after a height's block, and without a height the newest. */
export function headerProver(from: {
  readonly network: Network
  readonly source: HeaderSource
  readonly stateAt: (height?: number) => Pick<LedgerState, 'head'> | undefined
  readonly catchUp: () => Promise<void>
  readonly clock: Pick<Clock, 'now'>
  readonly tries?: typeof TRIES
}): HeaderProver {
  const { network, source, stateAt, catchUp, clock, tries = TRIES } = from
  let kept: ProvenHeader | null = null

  const proveBy = async (note: string, atLeast: number): Promise<ProvenHeader | null> => {
    const size = sizeOf(note)
    if (size <= atLeast) return null
    if (newestHeight(stateAt) < size - 1) await catchUp()
    const height = Math.min(size - 1, newestHeight(stateAt))
    const opened = height < atLeast ? null : openCheckpoint(note, network, height)
    return opened?.isWitnessed ? proveAt(height, opened, from) : null
  }
  const tryOnce = async (atLeast: number): Promise<ProvenHeader | null> => {
    const note = await source.checkpoint()
    const proven = note === null ? null : await proveBy(note, atLeast)
    if (proven !== null) {
      kept = proven
      return proven
    }
    return kept !== null && kept.header.height >= atLeast && isFresh(kept, clock) ? kept : null
  }
  return {
    async prove(atLeast) {
      for (let tried = 0; tried < tries.max; tried++) {
        const proven = await tryOnce(atLeast)
        if (proven !== null) return proven
        await new Promise((resolve) => setTimeout(resolve, tries.pauseMs))
      }
      throw new HeaderNotProven(`no witnessed checkpoint covers header ${atLeast}`)
    },
  }
}

/** What a note says of the log's size, signed or not; 0 where it is no checkpoint. */
function sizeOf(note: string): number {
  const parsed = parseCheckpoint(note)
  return parsed.ok ? parsed.value.checkpoint.size : 0
}

/** Null for what is no checkpoint that proves the header of that height: a source may say anything. */
function openCheckpoint(note: string, network: Network, height: number): Opened | null {
  const opened = verifyCheckpoint(note, headerLogRule(network, height))
  if (!opened.ok) return null
  const { checkpoint, isWitnessed } = opened.value
  return { note, size: checkpoint.size, root: checkpoint.root, isWitnessed }
}

async function proveAt(
  height: number,
  { note, size, root }: Opened,
  {
    source,
    stateAt,
  }: { readonly source: HeaderSource; readonly stateAt: (height?: number) => Pick<LedgerState, 'head'> | undefined },
): Promise<ProvenHeader> {
  const head = stateAt(height)?.head
  if (head == null) throw new HeaderNotProven(`the own copy has no state at header ${height}`)
  const inclusion = await proveInclusion(height, size, tileReader(source.tile, size, root))
  return { header: head.header, checkpoint: note, inclusion: inclusion.map(toHex) }
}

function newestHeight(stateAt: (height?: number) => Pick<LedgerState, 'head'> | undefined): number {
  return stateAt()?.head?.header.height ?? -1
}

function isFresh({ header }: ProvenHeader, clock: Pick<Clock, 'now'>): boolean {
  return clock.now() - instantOf(header.time) < KEPT_MS_MAX
}
