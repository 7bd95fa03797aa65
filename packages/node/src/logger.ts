import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './config/config.ts'

export type { Logger } from 'pino'

/** Never reach the log, wherever a caller puts them. */
const SECRET_FIELDS = [
  'authorization',
  'signature',
  'cookie',
  'adminToken',
  'databaseUrl',
  'seed',
  'seeds',
  'salt',
  'code',
  'revocationCode',
  'claimCode',
  'accessKey',
  'body',
  'record',
  'payload',
]

/** Structured logs, a JSON line each. What a secret's name stands before is not written. */
export function createLogger(options: {
  readonly member: string
  readonly level: LogLevel
  readonly destination?: DestinationStream
}): Logger {
  const settings = {
    level: options.level,
    base: { member: options.member },
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[secret]' },
  }
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination)
}

/** What of an error may be logged: its kind, message and places. Long runs of digits or letters, as codes and keys are, are cut. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'not an error' }
  return {
    error: error.name,
    message: withoutTokens(error.message).slice(0, MESSAGE_LENGTH_MAX),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, FRAMES_MAX)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  }
}

const MESSAGE_LENGTH_MAX = 300
const FRAMES_MAX = 12

/** Codes, keys, salts, signatures and handles are runs of at least sixteen of these; words are shorter or have `_`. */
function withoutTokens(text: string): string {
  return text.replace(/[A-Za-z0-9+/=-]{16,}/g, (run) => (/\d/.test(run) ? '[…]' : run))
}
