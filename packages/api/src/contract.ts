import type { Role } from '@goodstanding/core'
import type { z } from 'zod'

/**
 * Who may call: anyone at all; any member of the network, or one with a role, by its HTTP signature; an enterprise by a
 * signature of one of its `read` signers, on its own paths alone; the node's operator by its token.
 */
export type Allowed = 'anyone' | 'member' | `member:${Role}` | 'enterprise' | 'operator'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One promise of the HTTP interface: server, client and OpenAPI file are all read from it. */
export type Contract = {
  /** Name of the operation, unique, in camelCase: what a client library calls it. */
  readonly id: string
  readonly method: Method
  /** `/v1/blocks/:height`; a last `*` takes the rest of the path and is the parameter `*`. */
  readonly path: string
  readonly summary: string
  readonly allowed: readonly Allowed[]
  /** Roles of which the node's member must hold one for the route to exist there; absent: every node has it. */
  readonly servedBy?: readonly Role[]
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Of the body; `application/json` unless said. A `text/plain` body is a string. */
  readonly bodyMediaType?: 'application/json' | 'text/plain'
  /** What each status answers, problems apart: those may come with any contract. `empty` for no content. */
  readonly responses: Readonly<Record<number, z.ZodType>>
  /** Of the answers; `application/json` unless said. */
  readonly responseMediaType?: string
  /** Bytes of body accepted; 1 MiB unless said. */
  readonly bodyBytesMax?: number
  /** Bytes of answer that a client should accept; 8 MiB unless said. */
  readonly responseBytesMax?: number
  /** Calls a minute of one caller on this route, counted apart; unless said, all its calls are counted together. */
  readonly callsPerMinute?: number
  /** How long a caller should wait; 10 s unless said. */
  readonly timeoutMs?: number
}

export const BODY_BYTES_MAX = 1024 * 1024
export const RESPONSE_BYTES_MAX = 8 * 1024 * 1024
export const TIMEOUT_MS = 10_000

/** Keeps the exact types of a contract, so that handlers and clients are checked against it. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}

/** The parameter that names the enterprise whose path it is: `id` of `/v1/enterprises/:id/…`. Null: of no enterprise. */
export function enterpriseParameter({ path }: Pick<Contract, 'path'>): string | null {
  return /\/enterprises\/:([a-zA-Z]+)/.exec(path)?.[1] ?? null
}

type Read<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a handler is given, and what a caller sends. */
export type ParamsOf<C extends Contract> = Read<C['params']>
export type QueryOf<C extends Contract> = Read<C['query']>
export type BodyOf<C extends Contract> = Read<C['body']>

/** What a caller may leave out, where a schema has defaults. */
export type QueryInputOf<C extends Contract> = C['query'] extends z.ZodType ? z.input<C['query']> : undefined

/** The same value, promised not to be changed: what a sender gives, so that statements can be sent as they are. */
export type Immutable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined | Uint8Array
    ? T
    : { readonly [K in keyof T]: Immutable<T[K]> }

/** What a caller sends as body. */
export type BodyInputOf<C extends Contract> = Immutable<BodyOf<C>>

/** What a handler answers: a status of the contract, with that status's body. */
export type GivenAnswerOf<C extends Contract> = {
  [S in keyof C['responses'] & number]: { readonly status: S; readonly body: Immutable<Read<C['responses'][S]>> }
}[keyof C['responses'] & number]

/** An answer of one of the contract's statuses, with that status's body. */
export type AnswerOf<C extends Contract> = {
  [S in keyof C['responses'] & number]: { readonly status: S; readonly body: Read<C['responses'][S]> }
}[keyof C['responses'] & number]
