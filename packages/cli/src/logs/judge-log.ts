import type { Network } from '@goodstanding/core'
import {
  type CheckedLog,
  type Checkpoint,
  checkLog,
  type LogCheckOptions,
  type LogSource,
  parseCheckpoint,
} from '@goodstanding/log'
import { type KeysAt, keysOfNote } from './network-logs.ts'
import { settledCheckpoint } from './settled-checkpoint.ts'
import { askWitnessWords, type CosignedWord, contradictionAmong, type WitnessWord } from './witness-words.ts'

/** A log that is judged, and by what: its keys where they are known, and whom to ask where its network is. */
export type JudgedLog = {
  readonly source: LogSource
  readonly network: Network | null
  readonly keysAt: KeysAt | null
  /** Checkpoints of it kept from before. */
  readonly kept?: readonly Checkpoint[]
  readonly options?: LogCheckOptions
}

/** What is wrong with a log, first of all that is; `against` are the witnesses whose word the log contradicts. */
export type LogFault = {
  readonly fault: string
  readonly at: string | null
  readonly against: readonly CosignedWord[]
}

export type LogJudgement = {
  /** The checkpoint that the log served. */
  readonly note: string
  readonly words: readonly WitnessWord[]
} & ({ readonly right: true; readonly checked: CheckedLog } | { readonly right: false; readonly wrong: LogFault })

/**
 * Recomputes a whole log, and holds it against the newest checkpoint that each of its network's witnesses has cosigned.
 * Witnesses are asked first: an honest log stores a checkpoint before any witness sees it, so it is never behind them.
 */
export async function judgeLog({ source, network, keysAt, kept = [], options = {} }: JudgedLog): Promise<LogJudgement> {
  const words = network === null || keysAt === null ? [] : await askWitnessWords(network, keysAt)
  const cosigned = words.filter((word) => word.state === 'cosigned')
  const note = await settledCheckpoint(source, keysAt)
  const fork = contradictionAmong(cosigned)
  if (fork.length > 0) {
    const at = `size ${fork[0]?.checkpoint.size}`
    return { note, words, right: false, wrong: { fault: 'witnesses_contradict', at, against: fork } }
  }
  const heads = cosigned.map(({ checkpoint }) => checkpoint)
  const served: LogSource = { ...source, fetchCheckpoint: async () => note }
  const result = await checkLog(served, {
    ...options,
    ...(keysAt === null ? { isForeign: true } : keysOfNote(note, keysAt)),
    kept: [...heads, ...kept],
  })
  if (result.ok) return { note, words, right: true, checked: result.value }
  const { fault, at = null } = result
  return { note, words, right: false, wrong: { fault, at, against: contradicted(cosigned, { fault, at, note }) } }
}

/** The witnesses that cosigned what the log does not hold to, where that is what is wrong with it. */
function contradicted(
  cosigned: readonly CosignedWord[],
  { fault, at, note }: { readonly fault: string; readonly at: string | null; readonly note: string },
): readonly CosignedWord[] {
  if (fault === 'kept_contradicted') return cosigned.filter(({ checkpoint }) => at === `size ${checkpoint.size}`)
  if (fault !== 'kept_is_ahead') return []
  const served = parseCheckpoint(note, { isForeign: true })
  return cosigned.filter(({ checkpoint }) => served.ok && checkpoint.size > served.value.checkpoint.size)
}
