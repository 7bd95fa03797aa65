import type { Network } from '@goodstanding/core'
import { GoodstandingError, parseNetwork } from '@goodstanding/sdk'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readText } from '../files/read-text.ts'

const DESCRIPTOR_BYTES_MAX = 16 * 1024 * 1024

/** Reads a network descriptor's file; one that cannot be used ends the command with exit code 2. */
export function readNetwork(path: string): Network {
  const text = readText(path, DESCRIPTOR_BYTES_MAX)
  try {
    return parseNetwork(text)
  } catch (error) {
    if (!(error instanceof GoodstandingError)) throw error
    throw new CommandError(error.code, `${path}: ${error.message}`, EXIT.usage)
  }
}
