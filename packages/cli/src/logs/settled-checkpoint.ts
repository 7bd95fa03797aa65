import { type LogSource, verifyCheckpoint } from '@goodstanding/log'
import { say } from '../output/print.ts'
import { type KeysAt, keysOfNote } from './network-logs.ts'

const TRIES_MAX = 12
const PAUSE_MS = 1_000

/**
 * The checkpoint that a log serves, once witnesses have cosigned it: a log that has just published serves it before they
 * have. After some seconds it is given as it is, and whoever checks it says so.
 */
export async function settledCheckpoint(source: LogSource, keysAt: KeysAt | null): Promise<string> {
  let note = await source.fetchCheckpoint()
  for (let tries = 1; tries < TRIES_MAX && isWaiting(note, keysAt); tries++) {
    if (tries === 2) say('The newest checkpoint is not witnessed yet; waiting for the witnesses…')
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    note = await source.fetchCheckpoint()
  }
  return note
}

function isWaiting(note: string, keysAt: KeysAt | null): boolean {
  if (keysAt === null) return false
  const keys = keysOfNote(note, keysAt)
  if (keys.k === 0) return false
  const verified = verifyCheckpoint(note, keys)
  return verified.ok && !verified.value.isWitnessed
}
