import {
  type ConsentGrant,
  fail,
  findMember,
  type LedgerRefusal,
  type Network,
  OPERATION_BYTES_MAX,
  type Operation,
  ok,
  operation,
  type Result,
} from '@goodstanding/core'
import { canonicalBytes, verifiedKeys } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

declare const checkedBrand: unique symbol

/** An operation of the right form and size, each of whose proofs is a valid signature by the key that it names. */
export type CheckedOperation = Operation & { readonly [checkedBrand]: true }

/** Checks what needs no state: form, size, signatures and, for a grant, that a member with the home role signed it. */
export function checkOperation(value: unknown, network: Network): Result<CheckedOperation, LedgerRefusal> {
  const size = canonicalSize(value)
  if (size === null) return fail('operation_form')
  if (size > OPERATION_BYTES_MAX) return fail('operation_too_large')
  const parsed = operation.safeParse(value)
  if (!parsed.success) return fail('operation_form', parsed.error.issues[0]?.path.join('.') ?? '')

  const refusal = checkSigners(parsed.data, network)
  return refusal === null ? ok(parsed.data as CheckedOperation) : fail(refusal)
}

function checkSigners(given: Operation, network: Network): LedgerRefusal | null {
  const { payload, proofs } = given
  // Its code is its proof: a signature would only say who held it.
  if (payload.kind === 'consent.revoke') return proofs.length === 0 ? null : 'operation_form'
  if (proofs.length === 0) return 'operation_unsigned'
  const keys = verifiedKeys(given, genesisBytes(network))
  if (keys.length !== proofs.length) return 'operation_signature_invalid'
  return payload.kind === 'consent.grant' ? checkHome(payload, keys, network) : null
}

function checkHome(grant: ConsentGrant, keys: readonly string[], network: Network): LedgerRefusal | null {
  const member = findMember(network, grant.member)
  if (member === undefined) return 'member_unknown'
  if (!member.roles.includes('home')) return 'member_role_missing'
  return keys.length === 1 && keys[0] === member.statementKey ? null : 'operation_signature_invalid'
}

/** Null for what JSON cannot say, lone surrogates and bottomless nesting included. */
function canonicalSize(value: unknown): number | null {
  try {
    return canonicalBytes(value).length
  } catch {
    return null
  }
}
