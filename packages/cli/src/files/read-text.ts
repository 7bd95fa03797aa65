import { readFileSync, statSync } from 'node:fs'
import { CommandError, EXIT } from '../exit-codes.ts'
import { fileFault } from './file-fault.ts'

/** The file's text, strictly UTF-8. What cannot be read, is too large or no text ends the command with exit code 2. */
export function readText(path: string, bytesMax: number): string {
  const bytes = readBytes(path, bytesMax)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new CommandError('file_not_text', `${path} is not text in UTF-8.`, EXIT.usage)
  }
}

/** The file's value, read as JSON. */
export function readJson(path: string, bytesMax = 16 * 1024 * 1024): unknown {
  const text = readText(path, bytesMax)
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandError('file_not_json', `${path} is not JSON.`, EXIT.usage)
  }
}

function readBytes(path: string, bytesMax: number): Uint8Array {
  try {
    if (statSync(path).size > bytesMax) throw tooLarge(path, bytesMax)
    const bytes = readFileSync(path)
    if (bytes.length > bytesMax) throw tooLarge(path, bytesMax)
    return bytes
  } catch (error) {
    const why = fileFault(error)
    if (why === null) throw error
    throw new CommandError('file_unreadable', `${path} cannot be read: ${why}.`, EXIT.usage)
  }
}

function tooLarge(path: string, bytesMax: number): CommandError {
  return new CommandError('file_too_large', `${path} is larger than ${bytesMax} bytes, so it is not read.`, EXIT.usage)
}
