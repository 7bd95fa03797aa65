import { fail, type KeyOperation, keyHistory, type Network, ok, type Result } from '@goodstanding/core'
import { type Statement, verifiedKeys } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'
import { operationHash } from '../operations/operation-hash.ts'
import { checkKeys, type KeysFault } from './check-keys.ts'
import { enterpriseIdOf } from './enterprise-id.ts'
import { type KeyState, type KeyStateAt, keyStateAt } from './key-state.ts'

export type KeyHistoryFault =
  | 'key_history_form'
  | 'key_history_start'
  | 'key_history_created_twice'
  | 'key_history_enterprise'
  | 'key_history_previous'
  | 'key_history_signature'
  | 'key_history_rotation_key'
  | KeysFault

/**
 * Follows a key history from its first operation: each extends the one before and is signed by a rotation key of it,
 * the first by one of its own. Whether it is the current one, only the ledger can say.
 */
export function verifyKeyHistory(history: unknown, network: Network): Result<KeyState, KeyHistoryFault> {
  const parsed = keyHistory.safeParse(history)
  if (!parsed.success) return fail('key_history_form', parsed.error.issues[0]?.path.join('.') ?? '')
  const first = parsed.data[0]?.payload
  if (first?.kind !== 'enterprise.create') return fail('key_history_start', '0')
  const enterprise = enterpriseIdOf(first, network)

  const states: KeyStateAt[] = []
  for (const [index, statement] of parsed.data.entries()) {
    const fault = faultOf(statement, { enterprise, before: states.at(-1), network })
    if (fault !== null) return fail(fault, String(index))
    states.push(keyStateAt(statement.payload, operationHash(statement.payload, network)))
  }
  const current = states.at(-1)
  return current === undefined ? fail('key_history_form') : ok({ ...current, enterprise, states })
}

type Context = { readonly enterprise: string; readonly before: KeyStateAt | undefined; readonly network: Network }

function faultOf(statement: Statement<KeyOperation>, { enterprise, before, network }: Context): KeyHistoryFault | null {
  const { payload } = statement
  if (before !== undefined) {
    if (payload.kind !== 'enterprise.update') return 'key_history_created_twice'
    if (payload.enterprise !== enterprise) return 'key_history_enterprise'
    if (payload.previous !== before.latest) return 'key_history_previous'
  }
  const keys = verifiedKeys(statement, genesisBytes(network))
  if (keys.length !== statement.proofs.length) return 'key_history_signature'
  const rotationKeys = before?.rotationKeys ?? payload.rotationKeys
  if (!rotationKeys.some((key) => keys.includes(key))) return 'key_history_rotation_key'
  return checkKeys(payload)
}
