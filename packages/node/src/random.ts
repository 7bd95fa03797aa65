import { randomBytes } from 'node:crypto'
import type { Bytes } from '@goodstanding/crypto'

/** Gives so many random bytes, fit for keys. */
export type Random = (size: number) => Bytes

/** The operating system's random numbers. */
export const systemRandom: Random = (size) => new Uint8Array(randomBytes(size))
