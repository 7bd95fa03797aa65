import type { LogKind } from '@goodstanding/core'
import { equalBytes, type NoteVerifier } from '@goodstanding/crypto'
import { accessLogVerifier, headerLogVerifiers, recordLogVerifier } from '@goodstanding/ledger'
import { type Checkpoint, type LogSource, parseCheckpoint } from '@goodstanding/log'
import type { CrashNetwork } from './crash-network.ts'

/** A log of the network, and who writes it. */
export type WatchedLog = { readonly kind: LogKind; readonly owner: string; readonly key: NoteVerifier }

/** Looks at checkpoints all the time, as a stranger does, and keeps every one. */
export type LogWatch = {
  /** Every head that was ever served of a log, in the order in which they were seen. */
  readonly kept: (kind: LogKind) => readonly Checkpoint[]
  /** Told of each new one. */
  onSeen: () => void
  /** Ends the watch; rejects where a checkpoint was below an earlier one or beside it. */
  readonly end: () => Promise<void>
  /** Rejects as `end` does, and goes on. */
  readonly check: () => void
}

const LOOK_MS = 30

export function logsOf(net: CrashNetwork): readonly WatchedLog[] {
  const provider = net.member(net.cast.provider)
  const keys = [
    ['records', provider.name, recordLogVerifier(net.network, provider)],
    ['access', provider.name, accessLogVerifier(net.network, provider)],
    ['headers', net.cast.sequencer, headerLogVerifiers(net.network).at(-1) ?? null],
  ] as const
  return keys.flatMap(([kind, owner, key]) => (key === null ? [] : [{ kind, owner, key }]))
}

/** The files of a log as its owner serves them. */
export function sourceOf(net: CrashNetwork, { kind, owner }: WatchedLog): LogSource {
  const file = async (path: string) => {
    const response = await fetch(`${net.member(owner).baseUrl}/logs/${kind}/${path}`)
    if (response.status === 404) return null
    if (!response.ok) throw new Error(`${path} of log ${kind} answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  return {
    fetchCheckpoint: async () => new TextDecoder().decode((await file('checkpoint')) ?? new Uint8Array()),
    fetchEntries: file,
    fetchTile: file,
  }
}

export function watchLogs(net: CrashNetwork): LogWatch {
  const kept = new Map<LogKind, Checkpoint[]>()
  const logs = logsOf(net).map((log) => ({ log, source: sourceOf(net, log) }))
  let fault: Error | null = null
  let isOn = true
  const look = async ({ log, source }: (typeof logs)[number]) => {
    const text = await source.fetchCheckpoint().catch(() => '')
    const parsed = parseCheckpoint(text)
    if (!parsed.ok) return
    const seen = kept.get(log.kind) ?? []
    kept.set(log.kind, seen)
    const { checkpoint } = parsed.value
    const last = seen.at(-1)
    if (last !== undefined) fault ??= contradiction(log.kind, last, checkpoint)
    if (last?.size === checkpoint.size) return
    seen.push(checkpoint)
    watch.onSeen()
  }
  const loop = async () => {
    while (isOn) {
      await Promise.all(logs.map(look))
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  }
  const watch: LogWatch = {
    kept: (kind) => kept.get(kind) ?? [],
    onSeen: () => undefined,
    check() {
      if (fault !== null) throw fault
    },
    async end() {
      isOn = false
      await running
      watch.check()
    },
  }
  const running = loop()
  return watch
}

function contradiction(kind: LogKind, last: Checkpoint, next: Checkpoint): Error | null {
  const both = `log ${kind}: a checkpoint of size ${next.size} was served after one of size ${last.size}`
  if (next.size < last.size) return new Error(both)
  if (next.size === last.size && !equalBytes(next.root, last.root)) return new Error(`${both}, with another root`)
  return null
}
