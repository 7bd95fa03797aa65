import { assert, type Member } from '@goodstanding/core'
import type { Caller } from '../caller.ts'

/** The lender that calls a route which lets lenders alone in. */
export function callingLender(caller: Caller): Member {
  assert(caller.kind === 'member', 'the route’s contract lets lenders alone in')
  return caller.member
}
