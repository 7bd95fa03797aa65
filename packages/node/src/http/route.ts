import {
  type BodyOf,
  type Contract,
  type GivenAnswerOf,
  type ParamsOf,
  type Problem,
  type ProblemCode,
  type ProblemDetail,
  type QueryOf,
  refusalProblem,
} from '@goodstanding/api'
import type { NodeContext } from '../node-context.ts'
import type { Caller } from './caller.ts'

/** What a handler is given: input that the contract's schemas have accepted, and a caller that it allows. */
export type Call<C extends Contract> = {
  readonly params: ParamsOf<C>
  readonly query: QueryOf<C>
  readonly body: BodyOf<C>
  readonly caller: Caller
  readonly node: NodeContext
}

/** An answer of the contract, with headers where it needs any, or a problem. */
export type Reply<C extends Contract> =
  | (GivenAnswerOf<C> & { readonly headers?: Readonly<Record<string, string>> })
  | { readonly problem: Problem }

/** A contract and what answers it. Who may call is declared in the contract. */
export type Route<C extends Contract> = {
  readonly contract: C
  handle(call: Call<C>): Promise<Reply<C>> | Reply<C>
}

/** A route of any contract, as a server mounts it. */
export type AnyRoute = {
  readonly contract: Contract
  handle(call: AnyCall): Promise<AnyReply> | AnyReply
}

/** A call whose contract the type does not know any more; what is in it was checked against it. */
export type AnyCall = {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly caller: Caller
  readonly node: NodeContext
}

export type AnyReply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly problem: Problem }

/** The reply that says a code: of a rule that was broken, or of a fault. */
export function refused(code: ProblemCode, detail?: ProblemDetail): { readonly problem: Problem } {
  return { problem: refusalProblem(code, detail) }
}
