import { hash } from '@goodstanding/core'
import { z } from 'zod'
import { bytes } from '../bodies.ts'
import { defineContract } from '../contract.ts'

/** C2SP tlog-tiles: `checkpoint`, `tile/<level>/<index>[.p/<width>]`, `tile/entries/<index>[.p/<width>]`. */
export const logFileContract = defineContract({
  id: 'logFile',
  method: 'GET',
  path: '/logs/:log/*',
  summary: 'A file of one of this member’s tile logs (C2SP tlog-tiles).',
  allowed: ['anyone'],
  params: z.strictObject({ log: z.enum(['records', 'access', 'headers']), '*': z.string().max(200) }),
  responses: { 200: bytes },
  responseMediaType: 'application/octet-stream',
  callsPerMinute: 60_000,
  responseBytesMax: 64 * 1024 * 1024,
})

/**
 * C2SP tlog-witness: 200 with cosignature lines, 404 for an unknown origin, 403 where no known key signed, 409 with the
 * size it has (`text/x.tlog.size`), 422 where the proof does not hold, 400 for what is malformed, 503
 * while it must not sign.
 */
export const addCheckpointContract = defineContract({
  id: 'addCheckpoint',
  method: 'POST',
  path: '/witness/add-checkpoint',
  summary: 'Asks this member to cosign a checkpoint as a witness (C2SP tlog-witness).',
  allowed: ['anyone'],
  servedBy: ['witness'],
  body: z.string(),
  bodyMediaType: 'text/plain',
  bodyBytesMax: 65_536,
  responses: {
    200: z.string(),
    400: z.string(),
    403: z.string(),
    404: z.string(),
    409: z.string(),
    422: z.string(),
    503: z.string(),
  },
  responseMediaType: 'text/plain; charset=utf-8',
  callsPerMinute: 60_000,
})

/** C2SP tlog-witness: 200 with the signed note, 404 where this witness has cosigned nothing of such a log. */
export const cosignedCheckpointContract = defineContract({
  id: 'cosignedCheckpoint',
  method: 'GET',
  path: '/witness/:originHash/checkpoint',
  summary: 'The newest checkpoint of a log that this witness cosigned (C2SP tlog-witness).',
  allowed: ['anyone'],
  servedBy: ['witness'],
  /** The SHA-256 of the log's origin, in lowercase hexadecimal digits. */
  params: z.strictObject({ originHash: hash }),
  responses: { 200: z.string(), 404: z.string() },
  responseMediaType: 'text/plain; charset=utf-8',
  responseBytesMax: 65_536,
  callsPerMinute: 60_000,
})
