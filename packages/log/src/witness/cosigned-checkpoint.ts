import { sha256, toHex, utf8 } from '@goodstanding/crypto'
import type { Witness, WitnessAnswer } from './add-checkpoint.ts'

/**
 * `GET <origin hash>/checkpoint` of C2SP `tlog-witness`: the newest checkpoint of a log that this witness cosigned,
 * with the log's signature and its own. The origin hash is the lowercase hex SHA-256 of the origin.
 */
export async function cosignedCheckpoint(
  witness: Pick<Witness, 'logs' | 'storage'>,
  originHash: string,
): Promise<WitnessAnswer> {
  const log = witness.logs.find(({ origin }) => toHex(sha256(utf8(origin))) === originHash)
  const latest = log === undefined ? null : await witness.storage.latest(log.origin)
  const contentType = 'text/plain; charset=utf-8'
  return latest === null
    ? { status: 404, contentType, body: 'not_cosigned\n' }
    : { status: 200, contentType, body: latest.note }
}
