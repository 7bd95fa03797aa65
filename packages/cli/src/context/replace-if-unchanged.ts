import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { CommandError } from '../exit-codes.ts'

const OWNER_ALONE = 0o600
const TRIES = 100
const PAUSE_MS = 20
/** A writer is there for some milliseconds: what is older was left by one that was killed. */
const LEFT_AFTER_MS = 10_000

/**
 * Replaces a file that its owner alone may read, if it still holds what was read of it. The new text is written beside it,
 * flushed and put in place, so that a crash leaves the old or the new; while it stands beside, no other command writes.
 * Throws where another command has written meanwhile, and changes nothing then.
 */
export function replaceIfUnchanged(path: string, was: string, text: string): void {
  const beside = `${path}.new`
  const file = openAlone(beside)
  try {
    try {
      chmodSync(beside, OWNER_ALONE)
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (readFileSync(path, 'utf8') !== was) throw changed(path)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  flushFolder(path)
}

/** Flushes the folder that a file is in, so that its name outlives a power cut. */
export function flushFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Creates the file that stands beside; waits for another command's to go. */
function openAlone(beside: string): number {
  for (let tries = 1; ; tries++) {
    try {
      return openSync(beside, 'wx', OWNER_ALONE)
    } catch (error) {
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
      if (!isThere) throw error
      if (tries === TRIES) throw busy(beside)
      clearLeft(beside)
      pause()
    }
  }
}

/** Takes away what a killed command left; renamed first, so that of two commands only one takes it. */
function clearLeft(beside: string): void {
  const since = statSync(beside, { throwIfNoEntry: false })?.mtimeMs
  if (since === undefined || Date.now() - since < LEFT_AFTER_MS) return
  const left = `${beside}.${process.pid}`
  try {
    renameSync(beside, left)
  } catch {
    // Another command was first.
  }
  rmSync(left, { force: true })
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
}

function changed(path: string): CommandError {
  const message = `Another command has changed ${path} meanwhile, and nothing of it was overwritten. Run this one again: it goes on where it was.`
  return new CommandError('key_file_changed', message)
}

function busy(beside: string): CommandError {
  return new CommandError('key_file_busy', `Another command is writing ${beside}. Run this one again.`)
}
