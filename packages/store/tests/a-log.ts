import { type Instant, instantOfMs } from '@goodstanding/core'
import { type Bytes, cosign, ed25519PublicKey, noteVerifier, sha256, utf8 } from '@goodstanding/crypto'
import {
  addCheckpoint,
  type CheckedLog,
  type Checkpoint,
  checkLog,
  checkpointSigner,
  type FinishSlot,
  type Journal,
  type LogHead,
  type LogNotice,
  type LogOptions,
  type LogReader,
  type LogStorage,
  type Witness,
  type Witnesses,
} from '@goodstanding/log'
import { expect } from 'vitest'
import { logStorage } from '../src/log-storage.ts'
import type { MemberStore, StoreTransaction } from '../src/member-store.ts'
import { witnessStorage } from '../src/witness-storage.ts'

/** A clock that stands until it is moved. */
export interface TestClock {
  now: () => Instant
  move(ms: number): void
}

export function aClock(startMs = 1_790_000_000_000): TestClock {
  let at = startMs
  return {
    now: () => instantOfMs(at),
    move: (ms) => {
      at += ms
    },
  }
}

export const entry = (text: string | number): Bytes => utf8(`entry ${text}`)

/** A journal that outlives writers, as a file does. */
export function aJournal(): Journal & { readonly heads: Map<string, LogHead> } {
  const heads = new Map<string, LogHead>()
  return {
    heads,
    last: async (origin) => heads.get(origin) ?? null,
    record: async (origin, head) => {
      heads.set(origin, head)
    },
  }
}

export const NO_WITNESSES: Witnesses = {
  list: [],
  k: 0,
  timeoutMs: 1_000,
  post: async () => ({ status: 404, body: '' }),
  sleep: () => new Promise(() => undefined),
}

let origins = 0

/** A fresh origin, so that many logs share one store. */
export function anOrigin(): string {
  origins += 1
  return `test-0000/member${origins}/records`
}

export interface LogParts {
  readonly origin?: string
  readonly storage?: LogStorage<StoreTransaction>
  readonly journal?: Journal
  readonly clock?: TestClock
  readonly witnesses?: Witnesses
  readonly finishSlot?: FinishSlot<StoreTransaction>
  readonly notices?: LogNotice[]
}

/** What `openLog` takes, with what a test does not name filled in. */
export function logParts(store: MemberStore, parts: LogParts = {}): LogOptions<StoreTransaction> {
  const origin = parts.origin ?? anOrigin()
  return {
    storage: parts.storage ?? logStorage(store, origin),
    journal: parts.journal ?? aJournal(),
    signer: checkpointSigner(origin, sha256(utf8(origin))),
    finishSlot: parts.finishSlot ?? (async () => null),
    witnesses: parts.witnesses ?? NO_WITNESSES,
    now: (parts.clock ?? aClock()).now,
    onNotice: (notice) => parts.notices?.push(notice),
  }
}

/** The texts of a log's entries, in order, after all of it was recomputed from its files; fails where anything is wrong. */
export async function checkedEntries(
  reader: LogReader,
  options: { readonly kept?: readonly Checkpoint[] } = {},
): Promise<{ readonly checked: CheckedLog; readonly entries: readonly string[] }> {
  const entries: string[] = []
  const checked = await checkLog(logSource(reader), {
    logKey: checkpointSigner(reader.origin, sha256(utf8(reader.origin))).verifier,
    kept: options.kept ?? [],
    onEntry: (_, bytes) => {
      entries.push(Buffer.from(bytes).toString('utf8'))
      return null
    },
  })
  if (!checked.ok) throw new Error(`log check: ${checked.fault} at ${checked.at}`)
  expect(entries).toHaveLength(checked.value.checkpoint.size)
  return { checked: checked.value, entries }
}

export function logSource(reader: LogReader) {
  const fetched = async (path: string) => {
    const file = await reader.file(path)
    return file.status === 200 ? file.body : null
  }
  return {
    fetchCheckpoint: async () => Buffer.from((await fetched('checkpoint')) ?? new Uint8Array()).toString('utf8'),
    fetchEntries: fetched,
    fetchTile: fetched,
  }
}

/** Witnesses in this process, each with a store of its own; `post` finds them by the name in their URL. */
export function someWitnesses(
  stores: readonly MemberStore[],
  origin: string,
  clock: TestClock,
): { readonly list: Witnesses['list']; readonly post: Witnesses['post']; readonly services: readonly Witness[] } {
  const services = stores.map((store, i): Witness => {
    const seed = sha256(utf8(`witness ${i}`))
    return {
      group: `witness-group-${i}`,
      logs: [{ origin, verifier: checkpointSigner(origin, sha256(utf8(origin))).verifier, group: 'members' }],
      storage: witnessStorage(store),
      cosign: (text, seconds) => cosign(text, `witness-${i}`, seed, seconds),
      now: clock.now,
    }
  })
  const list = services.map((_, i) => ({
    url: `http://witness.test/${i}`,
    verifier: noteVerifier(`witness-${i}`, ed25519PublicKey(sha256(utf8(`witness ${i}`))), 'cosignature-v1'),
  }))
  return {
    services,
    list,
    async post(url, body) {
      const service = services[Number(/\/(\d+)\/add-checkpoint$/.exec(url)?.[1])]
      if (service === undefined) throw new Error(`nobody at ${url}`)
      return addCheckpoint(service, body)
    },
  }
}
