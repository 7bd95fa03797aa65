import type { LEDGER_REFUSALS, Operation } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { signerOf, testNetwork } from '../testing/test-network.ts'
import { aCreate, aGrant, aRevoke, signedOperation } from '../testing/test-operations.ts'
import { checkOperation } from './check-operation.ts'

const network = testNetwork()
const other = testNetwork({ name: 'other' })
const create = signedOperation(aCreate('acme'), network, [signerOf('acme rotation')])
const grant = signedOperation(aGrant('c', network), network)
const revoke = signedOperation(aRevoke('c'), network)

function withProofs(operation: Operation, change: (proofs: Operation['proofs']) => Operation['proofs']): Operation {
  return { ...operation, proofs: change(operation.proofs) }
}

describe('An operation', () => {
  it.each([
    ['create', create],
    ['grant', grant],
    ['revoke', revoke],
  ])('passes when it is well formed and signed: %s', (_, operation) => {
    expect(checkOperation(operation, network)).toEqual({ ok: true, value: operation })
  })

  it.each<readonly [(typeof LEDGER_REFUSALS)[number], unknown]>([
    ['operation_form', undefined],
    ['operation_form', 'text'],
    ['operation_form', { ...revoke, more: 1 }],
    ['operation_form', { payload: { kind: 'consent.extend' }, proofs: [] }],
    ['operation_form', { payload: { kind: 'consent.revoke', code: '\ud800' }, proofs: [] }],
    ['operation_form', { payload: aRevoke('c'), proofs: grant.proofs }],
    ['operation_form', { ...grant, payload: { ...grant.payload, reader: 'northbank' } }],
    ['operation_too_large', { payload: { kind: 'x'.repeat(16_385) }, proofs: [] }],
    ['operation_unsigned', { ...create, proofs: [] }],
    ['operation_signature_invalid', { ...create, payload: aCreate('another') }],
    ['operation_signature_invalid', signedOperation(aCreate('acme'), other, [signerOf('acme rotation')])],
    ['operation_signature_invalid', withProofs(create, (proofs) => [...proofs, ...proofs])],
    ['operation_signature_invalid', withProofs(create, (proofs) => [...proofs, ...grant.proofs])],
    ['operation_signature_invalid', signedOperation(aGrant('c', network), network, [signerOf('someone')])],
    [
      'operation_signature_invalid',
      signedOperation(aGrant('c', network), network, [signerOf('homestead statement'), signerOf('someone')]),
    ],
    ['member_unknown', signedOperation(aGrant('c', network, { member: 'nobody' }), network)],
    ['member_role_missing', signedOperation(aGrant('c', network, { member: 'northbank' }), network)],
  ])('is refused with %s: case %#', (refusal, operation) => {
    expect(checkOperation(operation, network)).toMatchObject({ ok: false, fault: refusal })
  })
})
