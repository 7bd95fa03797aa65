import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { CommandError } from '../exit-codes.ts'
import { fileFault } from './file-fault.ts'

/**
 * Writes a file whole or not at all: beside its place, flushed to disk, then put there. What is no plain file, such as
 * `/dev/stdout`, is written straight to.
 */
export function writeWhole(path: string, text: string | Uint8Array): void {
  try {
    if (isSpecial(path)) writeFileSync(path, text)
    else replace(path, text)
  } catch (error) {
    throw notWritten(path, error)
  }
}

/** Ends a command whose file could not be written before it asks a node: a read counts, also one whose report is lost. */
export function checkWritable(path: string): void {
  try {
    const information = statSync(path, { throwIfNoEntry: false })
    // A folder cannot be opened so, and the error says it.
    if (information?.isDirectory()) closeSync(openSync(path, 'r+'))
    accessSync(information === undefined || information.isFile() ? dirname(resolve(path)) : path, constants.W_OK)
  } catch (error) {
    throw notWritten(path, error)
  }
}

/** Writes a new file; one that is there is left as it is and ends the command. */
export function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' })
  } catch (error) {
    throw notWritten(path, error)
  }
}

/** A `CommandError` for a file that could not be written; what is not about a file stays as it is. */
export function notWritten(path: string, error: unknown): unknown {
  const why = fileFault(error)
  return why === null ? error : new CommandError('file_not_written', `${path} cannot be written: ${why}.`)
}

function isSpecial(path: string): boolean {
  const information = statSync(path, { throwIfNoEntry: false })
  if (information?.isDirectory()) return true
  return information !== undefined && !information.isFile()
}

function replace(path: string, text: string | Uint8Array): void {
  const part = `${path}.${process.pid}.part`
  try {
    const file = openSync(part, 'w')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
