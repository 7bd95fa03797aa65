import { memberName, type Network } from '@goodstanding/core'
import { z } from 'zod'
import type { MemberSeeds } from './member-keys.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Limits that keep one caller from taking the node for itself. */
export type Limits = {
  /** Calls a minute of a caller without credentials, by its address; a tenth of it at once. */
  readonly anyonePerMinute: number
  /** Calls a minute of a member, an enterprise or the operator; a tenth of it at once. */
  readonly signedPerMinute: number
  /** From the first byte of a request to its last. */
  readonly requestTimeoutMs: number
  /** How long a stop waits for requests under way and for what is acknowledged to be published. */
  readonly stopTimeoutMs: number
}

/** All that a node does not keep secret and that does not change while it runs. */
export type Config = {
  readonly member: string
  readonly network: Network
  readonly listen: { readonly host: string; readonly port: number }
  /** Holds the journal of what was signed; the database too, where it is embedded. */
  readonly dataFolder: string
  readonly database: 'pglite' | 'postgresql'
  /** From where the operator's token is taken. */
  readonly operatorFrom: 'loopback' | 'anywhere'
  /** Proxies in front, whose word on a caller's address is taken; 0: none. */
  readonly proxies: number
  readonly limits: Limits
  readonly logLevel: LogLevel
}

/** What is never logged. */
export type Secrets = {
  readonly seeds: MemberSeeds
  readonly adminToken: string
  /** Null: the embedded database. */
  readonly databaseUrl: string | null
}

export const DEFAULT_LIMITS: Limits = {
  anyonePerMinute: 6_000,
  signedPerMinute: 60_000,
  requestTimeoutMs: 30_000,
  stopTimeoutMs: 10_000,
}

const perMinute = z.int().min(1).max(10_000_000)
const timeoutMs = z.int().min(100).max(600_000)

/** `node.json` of a data folder. Paths in it are relative to that folder. */
export const nodeFile = z.strictObject({
  member: memberName,
  /** The network descriptor's file. */
  network: z.string().min(1).max(1_000),
  listen: z.strictObject({ host: z.string().min(1).max(200), port: z.int().min(0).max(65_535) }),
  operatorFrom: z.enum(['loopback', 'anywhere']).default('loopback'),
  proxies: z.int().min(0).max(10).default(0),
  limits: z
    .strictObject({
      anyonePerMinute: perMinute.default(DEFAULT_LIMITS.anyonePerMinute),
      signedPerMinute: perMinute.default(DEFAULT_LIMITS.signedPerMinute),
      requestTimeoutMs: timeoutMs.default(DEFAULT_LIMITS.requestTimeoutMs),
      stopTimeoutMs: timeoutMs.default(DEFAULT_LIMITS.stopTimeoutMs),
    })
    .default(DEFAULT_LIMITS),
  logLevel: z.enum(LOG_LEVELS).default('info'),
})
export type NodeFile = z.infer<typeof nodeFile>

/** A line of what is wrong with a configuration; `at` names the file or variable and the place in it. */
export type ConfigProblem = { readonly code: ConfigFault; readonly at: string; readonly message: string }

export type ConfigFault =
  | 'config_folder_missing'
  | 'config_file_missing'
  | 'config_file_form'
  | 'config_file_permissions'
  | 'config_variable_form'
  | 'config_member_unknown'
  | 'config_keys_mismatch'
  | 'config_descriptor'
