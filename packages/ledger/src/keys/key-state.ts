import type { KeyOperation, Scope } from '@goodstanding/core'

/** An enterprise's keys as one operation left them. */
export type KeyStateAt = {
  /** Hash of that operation: what links, requests and the ledger call this state. */
  readonly latest: string
  readonly rotationKeys: readonly string[]
  readonly signers: readonly {
    readonly key: string
    readonly scopes: readonly Scope[]
    readonly until: string | null
  }[]
  readonly thresholds: { readonly [S in Scope]: number }
  readonly home: string
}

/** What a key history comes to: the current keys, and all states from the first to the current one. */
export type KeyState = KeyStateAt & {
  readonly enterprise: string
  readonly states: readonly KeyStateAt[]
}

export function keyStateAt(operation: KeyOperation, latest: string): KeyStateAt {
  const { rotationKeys, signers, thresholds, home } = operation
  return { latest, rotationKeys, signers, thresholds, home }
}
