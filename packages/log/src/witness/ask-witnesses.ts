import {
  type Bytes,
  type NoteSignature,
  type NoteVerifier,
  parseNote,
  toBase64,
  verifyNoteSignature,
} from '@goodstanding/crypto'
import type { LogNotice } from '../writer/log-notice.ts'

/** A witness as its clients know it: `verifier` is of its cosignature key, `url` its submission prefix. */
export interface WitnessAddress {
  readonly url: string
  readonly verifier: NoteVerifier
}

/** Who is asked to cosign a log's checkpoints, and by what means. */
export interface Witnesses {
  readonly list: readonly WitnessAddress[]
  /** How many cosignatures make a checkpoint witnessed; 0 on test networks alone. */
  readonly k: number
  /** Sends a body by POST. May throw, and may take its time: nothing waits for it longer than `timeoutMs`. */
  post(url: string, body: string): Promise<{ readonly status: number; readonly body: string }>
  sleep(ms: number): Promise<void>
  readonly timeoutMs: number
}

/** A checkpoint to be cosigned. */
export interface AskedCheckpoint {
  readonly size: number
  /** Signed by the log. */
  readonly note: string
  /** The consistency proof from an earlier size, RFC 6962 section 2.1.2; none from size 0 or from this size. */
  proofFrom(oldSize: number): Promise<readonly Bytes[]>
}

/** The size that each witness, by its name, was last known to have cosigned; kept up by `askWitnesses`. */
export type CosignedSizes = Map<string, number>

const TRIES_MAX = 3

/**
 * Asks all witnesses side by side and gives their valid cosignatures once k have come, all have answered, or the time
 * is over. A witness that is slow, down or lying costs nothing but its own cosignature.
 */
export async function askWitnesses(
  witnesses: Witnesses,
  checkpoint: AskedCheckpoint,
  sizes: CosignedSizes,
  onNotice: (notice: LogNotice) => void,
): Promise<readonly NoteSignature[]> {
  const cosignatures: NoteSignature[] = []
  let isOver = false
  const enough = Promise.withResolvers<void>()
  const asked = witnesses.list.map(async (witness) => {
    const cosignature = await askWitness(witnesses, witness, checkpoint, sizes, onNotice)
    if (cosignature === null || isOver) return
    cosignatures.push(cosignature)
    if (cosignatures.length >= witnesses.k) enough.resolve()
  })
  await Promise.race([enough.promise, Promise.all(asked), witnesses.sleep(witnesses.timeoutMs)])
  isOver = true
  return cosignatures
}

async function askWitness(
  { post }: Witnesses,
  { url, verifier }: WitnessAddress,
  checkpoint: AskedCheckpoint,
  sizes: CosignedSizes,
  onNotice: (notice: LogNotice) => void,
): Promise<NoteSignature | null> {
  const witness = verifier.name
  try {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const oldSize = Math.min(sizes.get(witness) ?? 0, checkpoint.size)
      const answer = await post(`${url}/add-checkpoint`, await requestBody(checkpoint, oldSize))
      if (answer.status !== 409) return cosignatureOf(answer, checkpoint, verifier, sizes)
      const cosigned = parseSize(answer.body)
      if (cosigned > checkpoint.size) {
        onNotice({ kind: 'witness_ahead', witness, size: cosigned })
        return null
      }
      sizes.set(witness, cosigned)
    }
    throw new Error('it names another size each time')
  } catch (error) {
    onNotice({ kind: 'witness_failed', witness, detail: error instanceof Error ? error.message : String(error) })
    return null
  }
}

async function requestBody({ size, note, proofFrom }: AskedCheckpoint, oldSize: number): Promise<string> {
  const proof = oldSize === 0 || oldSize === size ? [] : await proofFrom(oldSize)
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`
}

function cosignatureOf(
  answer: { readonly status: number; readonly body: string },
  checkpoint: AskedCheckpoint,
  verifier: NoteVerifier,
  sizes: CosignedSizes,
): NoteSignature {
  if (answer.status !== 200) throw new Error(`it answered ${answer.status}`)
  const signed = parseNote(checkpoint.note)
  const text = signed.ok ? signed.value.text : ''
  const cosigned = parseNote(`${text}\n${answer.body}`)
  const cosignature = cosigned.ok
    ? cosigned.value.signatures.find((signature) => verifyNoteSignature(text, signature, verifier))
    : undefined
  if (cosignature === undefined) throw new Error('its answer has no valid cosignature of its key')
  sizes.set(verifier.name, checkpoint.size)
  return cosignature
}

/** The body of a 409 (C2SP `tlog-witness`): a decimal size and a newline. */
function parseSize(body: string): number {
  const [, digits] = /^(0|[1-9][0-9]{0,15})\n$/.exec(body) ?? []
  if (digits === undefined || !Number.isSafeInteger(Number(digits))) throw new Error('its 409 names no size')
  return Number(digits)
}
