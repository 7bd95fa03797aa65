import type { KeyHistory, KeyOperation } from '@goodstanding/core'
import { signStatement } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'
import { operationHash } from '../operations/operation-hash.ts'
import { enterprise, network, create as one } from './ledger-vectors.ts'
import { publicKeyOf, signerOf } from './test-network.ts'
import { aCreate, anUpdate } from './test-operations.ts'

const two = anUpdate(enterprise, one, 'two', network, { home: 'homestead' })
const three = anUpdate(enterprise, two, 'three', network)
const stranger = aCreate('stranger')

function signed(payload: KeyOperation, ...labels: string[]): KeyHistory[number] {
  const { proofs } = signStatement(
    payload,
    labels.map((label) => signerOf(`${label} rotation`)),
    genesisBytes(network),
  )
  return { payload, proofs: [...proofs] }
}

const first = signed(one, 'acme')
const second = signed(two, 'acme')
const third = signed(three, 'two')

/** Histories that hold, with the enterprise and the latest operation that they come to. */
export function validHistories() {
  const latest = (payload: KeyOperation) => ({ enterprise, latest: operationHash(payload, network) })
  return [
    { name: 'first keys', history: [first], ...latest(one) },
    { name: 'two rotations', history: [first, second, third], ...latest(three) },
    { name: 'signed by others too', history: [signed(one, 'acme', 'stranger')], ...latest(one) },
  ]
}

/** Histories that do not, with the fault and the operation that has it. */
export function invalidHistories() {
  const forged = { ...two, rotationKeys: [publicKeyOf('operator rotation')] }
  const unreachable = anUpdate(enterprise, one, 'two', network, { thresholds: { ...one.thresholds, claim: 2 } })
  const small = anUpdate(enterprise, one, 'two', network, { rotationKeys: ['01'.padEnd(64, '0')] })
  const doubled = anUpdate(enterprise, one, 'two', network, {
    rotationKeys: [...one.rotationKeys, ...one.rotationKeys],
  })
  return [
    { name: 'nothing', history: [], fault: 'key_history_form' },
    { name: 'no proofs', history: [{ ...first, proofs: [] }], fault: 'key_history_form' },
    { name: 'an update first', history: [second], fault: 'key_history_start', at: '0' },
    { name: 'created twice', history: [first, first], fault: 'key_history_created_twice', at: '1' },
    {
      name: 'another enterprise’s update',
      history: [signed(stranger, 'stranger'), second],
      fault: 'key_history_enterprise',
      at: '1',
    },
    { name: 'an operation left out', history: [first, third], fault: 'key_history_previous', at: '1' },
    { name: 'an operation twice', history: [first, second, second], fault: 'key_history_previous', at: '2' },
    {
      name: 'keys rewritten under an old signature',
      history: [{ ...first }, { ...second, payload: forged }],
      fault: 'key_history_signature',
      at: '1',
    },
    {
      name: 'keys rewritten and signed by them',
      history: [first, signed(forged, 'operator')],
      fault: 'key_history_rotation_key',
      at: '1',
    },
    {
      name: 'signed by a rotation key that was taken out',
      history: [first, second, signed(three, 'acme')],
      fault: 'key_history_rotation_key',
      at: '2',
    },
    {
      name: 'first keys signed by none of them',
      history: [signed(one, 'stranger')],
      fault: 'key_history_rotation_key',
      at: '0',
    },
    {
      name: 'one proof that does not hold among good ones',
      history: [
        {
          ...first,
          proofs: [...first.proofs, ...second.proofs.map((proof) => ({ ...proof, key: one.signers[0]?.key }))],
        },
      ],
      fault: 'key_history_signature',
      at: '0',
    },
    {
      name: 'a key of small order',
      history: [first, signed(small, 'acme')],
      fault: 'enterprise_key_unacceptable',
      at: '1',
    },
    {
      name: 'a key listed twice',
      history: [first, signed(doubled, 'acme')],
      fault: 'enterprise_key_unacceptable',
      at: '1',
    },
    {
      name: 'more signatures needed than signers',
      history: [first, signed(unreachable, 'acme')],
      fault: 'enterprise_threshold_unreachable',
      at: '1',
    },
  ]
}
