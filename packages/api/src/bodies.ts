import { z } from 'zod'

/** Bytes as they are; no JSON. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'must be bytes')

/** An answer without content. */
export const empty = z.undefined()
