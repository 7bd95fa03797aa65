import { logFileContract } from '@goodstanding/api'
import type { Bytes } from '@goodstanding/crypto'
import type { MemberClient } from '../clients/member-client.ts'
import { PeerProblem } from '../clients/peer-error.ts'
import type { MemberLog } from '../logs/member-logs.ts'

/** Where the header log is read from: this member's own, or the sequencer's over HTTP. Nothing read is trusted. */
export type HeaderSource = {
  /** A checkpoint that may be witnessed already, the newest such if the source can tell. */
  readonly checkpoint: () => Promise<string | null>
  /** A tile, by its path below the log's prefix; null where there is none. */
  readonly tile: (path: string) => Promise<Bytes | null>
}

/** The header log that this member writes. */
export function ownHeaders(log: MemberLog): HeaderSource {
  return {
    checkpoint: async () => (await log.witnessedCheckpoint())?.note ?? null,
    async tile(path) {
      const file = await log.file(path)
      return file.status === 200 ? file.body : null
    },
  }
}

/** The header log of another member. */
export function fetchedHeaders(peers: MemberClient, member: string): HeaderSource {
  const tile = async (path: string): Promise<Bytes | null> => {
    try {
      const { body } = await peers.call(member, logFileContract, { params: { log: 'headers', '*': path } })
      return body
    } catch (error) {
      if (error instanceof PeerProblem && error.code === 'not_found') return null
      throw error
    }
  }
  return {
    tile,
    async checkpoint() {
      const note = await tile('checkpoint')
      return note === null ? null : Buffer.from(note).toString('utf8')
    },
  }
}
