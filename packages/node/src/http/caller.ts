import type { Allowed } from '@goodstanding/api'
import type { Member } from '@goodstanding/core'

/** Who sent a request, as far as it proved it. */
export type Caller =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'enterprise'; readonly enterprise: string; readonly key: string }
  | { readonly kind: 'operator' }

/** Whether a contract's declaration lets this caller in. */
export function isAllowed(caller: Caller, allowed: readonly Allowed[]): boolean {
  return allowed.some((one) => admits(one, caller))
}

function admits(allowed: Allowed, caller: Caller): boolean {
  if (allowed === 'anyone') return true
  if (caller.kind !== 'member') return allowed === caller.kind
  return allowed === 'member' || caller.member.roles.some((role) => allowed === `member:${role}`)
}

/** How logs and limits name a caller. An enterprise is named by its id, which no register number can be had from. */
export function callerName(caller: Caller): string {
  if (caller.kind === 'member') return `member:${caller.member.name}`
  if (caller.kind === 'enterprise') return `enterprise:${caller.enterprise}`
  return caller.kind
}
