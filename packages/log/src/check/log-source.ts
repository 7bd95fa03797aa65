import type { Bytes } from '@goodstanding/crypto'

/** The files of a C2SP tile log, by their paths below its prefix. Each rejects when it can't tell what is there. */
export type LogSource = {
  readonly fetchCheckpoint: () => Promise<string>
  /** An entry bundle; null where there is none. */
  readonly fetchEntries: (path: string) => Promise<Bytes | null>
  /** A tile of hashes; null where there is none. */
  readonly fetchTile: (path: string) => Promise<Bytes | null>
}
