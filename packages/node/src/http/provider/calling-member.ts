import { assert, type Member } from '@goodstanding/core'
import type { Caller } from '../caller.ts'

/** The member that calls a route which lets members alone in. */
export function callingMember(caller: Caller): Member {
  assert(caller.kind === 'member', 'the route’s contract lets members alone in')
  return caller.member
}
