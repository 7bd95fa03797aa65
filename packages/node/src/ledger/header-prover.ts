import { MINUTE_MS, type Network, type ProvenHeader } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { headerLogGroup, headerLogKey, instantOf, type LedgerState, witnessVerifiers } from '@goodstanding/ledger'
import { proveInclusion, tileReader, verifyCheckpoint } from '@goodstanding/log'
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

const TRIES_MAX = 50
const PAUSE_MS = 100
/** An earlier proof stands in for one that is not witnessed yet, while a staple from it has another minute to live. */
const KEPT_MS_MAX = MINUTE_MS

type Opened = { readonly note: string; readonly size: number; readonly root: Uint8Array; readonly isWitnessed: boolean }

/** `stateAt` gives the own copy's state after a height's block, and without a height the newest. */
export function headerProver(from: {
  readonly network: Network
  readonly source: HeaderSource
  readonly stateAt: (height?: number) => LedgerState | undefined
  readonly catchUp: () => Promise<void>
  readonly clock: Clock
}): HeaderProver {
  const { network, source, stateAt, catchUp, clock } = from
  let kept: ProvenHeader | null = null

  const tryOnce = async (atLeast: number): Promise<ProvenHeader | null> => {
    const note = await source.checkpoint()
    const opened = note === null ? null : openCheckpoint(note, network)
    if (opened?.isWitnessed && opened.size > atLeast) {
      if (newestHeight(stateAt) < opened.size - 1) await catchUp()
      const height = Math.min(opened.size - 1, newestHeight(stateAt))
      if (height >= atLeast) {
        kept = await proveAt(height, opened, from)
        return kept
      }
    }
    return kept !== null && kept.header.height >= atLeast && isFresh(kept, clock) ? kept : null
  }
  return {
    async prove(atLeast) {
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const proven = await tryOnce(atLeast)
        if (proven !== null) return proven
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
      throw new HeaderNotProven(`no witnessed checkpoint covers header ${atLeast}`)
    },
  }
}

/** Null for what is no checkpoint of the header log: a source may say anything. */
function openCheckpoint(note: string, network: Network): Opened | null {
  const opened = verifyCheckpoint(note, {
    logKey: headerLogKey(network, 0),
    witnesses: witnessVerifiers(network, headerLogGroup(network, 0)),
    k: network.descriptor.witnesses.k,
  })
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
  }: { readonly source: HeaderSource; readonly stateAt: (height?: number) => LedgerState | undefined },
): Promise<ProvenHeader> {
  const head = stateAt(height)?.head
  if (head == null) throw new HeaderNotProven(`the own copy has no state at header ${height}`)
  const inclusion = await proveInclusion(height, size, tileReader(source.tile, size, root))
  return { header: head.header, checkpoint: note, inclusion: inclusion.map(toHex) }
}

function newestHeight(stateAt: (height?: number) => LedgerState | undefined): number {
  return stateAt()?.head?.header.height ?? -1
}

function isFresh({ header }: ProvenHeader, clock: Clock): boolean {
  return clock.now() - instantOf(header.time) < KEPT_MS_MAX
}
