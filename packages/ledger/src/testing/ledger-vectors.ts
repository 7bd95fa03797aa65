import type { Network, Operation } from '@goodstanding/core'
import { fromHex, toHex } from '@goodstanding/crypto'
import { buildBlock } from '../blocks/build-block.ts'
import type { RunBlock } from '../blocks/run-block.ts'
import { accessTag, sliceAccessKey } from '../consents/access-tag.ts'
import { revocationHash } from '../consents/revocation-hash.ts'
import { instantOf } from '../instant-of.ts'
import { enterpriseIdOf } from '../keys/enterprise-id.ts'
import { genesisHash } from '../network/genesis-hash.ts'
import { operationHash } from '../operations/operation-hash.ts'
import { genesisState, stateRoot } from '../state/ledger-state.ts'
import { type StatePath, stateKey } from '../state/state-key.ts'
import { signerOf, testDescriptor } from './test-network.ts'
import { aCreate, aDate, aGrant, anUpdate, aRevoke, checkedOperation, codeOf } from './test-operations.ts'

/** Vectors are of no real charter, so that they stay as they are whatever the charter says. */
const descriptor = testDescriptor({ charterHash: 'c4'.repeat(32) })
export const network: Network = { descriptor, genesisHash: genesisHash(descriptor) }
export const create = aCreate('acme')
export const enterprise = enterpriseIdOf(create, network)
const update = anUpdate(enterprise, create, 'acme two', network)

const BLOCKS = [
  { time: '2026-10-01T12:00:00.000Z', operations: [] },
  {
    time: '2026-10-01T12:00:01.000Z',
    operations: [
      checkedOperation(create, network, [signerOf('acme rotation')]),
      checkedOperation(aGrant('c', network), network),
      checkedOperation(aGrant('short', network, { expiresOn: aDate('2026-10-01') }), network),
    ],
  },
  {
    time: '2026-10-01T12:00:01.000Z',
    operations: [
      checkedOperation(update, network, [signerOf('acme rotation')]),
      checkedOperation(aRevoke('c'), network),
    ],
  },
  { time: '2026-12-31T00:00:00.000Z', operations: [] },
]

/** Blocks from genesis on: an enterprise, its consents, a rotation, a revocation, a deletion. */
export function vectorChain(): readonly RunBlock[] {
  const chain: RunBlock[] = []
  for (const { time, operations } of BLOCKS) {
    chain.push(buildBlock(chain.at(-1)?.state ?? genesisState(network), operations, instantOf(time)))
  }
  return chain
}

/** The descriptor with its hashes, and each block with all that is derived from it. */
export function chainVector() {
  return {
    descriptor: network.descriptor,
    genesisHash: network.genesisHash,
    stateRootBeforeTheFirstBlock: stateRoot(genesisState(network)),
    blocks: vectorChain().map(({ applied }) => ({
      block: applied.block,
      headerHash: applied.hash,
      operationHashes: applied.operationHashes,
    })),
  }
}

/** What is hashed, apart from blocks. */
export function hashVectors() {
  const paths: readonly StatePath[] = [
    'member/homestead',
    `enterprise/${enterprise}`,
    `consent/${revocationHash(codeOf('c'), network)}`,
  ]
  const key = '0f'.repeat(32)
  const accessKey = sliceAccessKey(fromHex(key), 'northbank', network)
  return {
    genesisHash: network.genesisHash,
    enterpriseIds: [{ create, enterprise }],
    operationHashes: [create, update].map((payload) => ({ payload, hash: operationHash(payload, network) })),
    revocationHashes: [{ code: codeOf('c'), hash: revocationHash(codeOf('c'), network) }],
    stateKeys: paths.map((path) => ({ path, key: toHex(stateKey(path, network)) })),
    accessTags: [1, 2, 366].map((n) => ({
      key,
      provider: 'northbank',
      accessKey: toHex(accessKey),
      n,
      tag: toHex(accessTag(accessKey, n)),
    })),
  }
}

/** Blocks that may not follow the second block of the chain, with their faults. */
export function refusedBlocks() {
  const [, , third] = vectorChain()
  if (third === undefined) throw new Error('the chain has three blocks')
  const { block } = third.applied
  const { header } = block
  const zeros = '0'.repeat(64)
  const withHeader = (change: Partial<typeof header>) => ({ ...block, header: { ...header, ...change } })
  const swapped: Operation[] = block.operations.toReversed()
  return [
    { name: 'a field too many', block: { ...block, more: true }, fault: 'block_form' },
    { name: 'a height left out', block: withHeader({ height: header.height + 1 }), fault: 'block_height' },
    { name: 'another header before it', block: withHeader({ previous: zeros }), fault: 'block_previous' },
    { name: 'a time before the last', block: withHeader({ time: '2026-10-01T12:00:00.999Z' }), fault: 'block_time' },
    { name: 'another descriptor', block: withHeader({ descriptor: 2 }), fault: 'block_descriptor' },
    {
      name: 'a revocation that is signed',
      block: { ...block, operations: block.operations.map(({ payload }) => ({ payload, proofs: swapped[1]?.proofs })) },
      fault: 'block_operation_invalid',
    },
    {
      name: 'an operation twice',
      block: { ...block, operations: [...block.operations, ...block.operations] },
      fault: 'block_operation_refused',
    },
    {
      name: 'its operations in another order',
      block: { ...block, operations: swapped },
      fault: 'block_operations_hash',
    },
    { name: 'an operation left out', block: { ...block, operations: [] }, fault: 'block_operations_hash' },
    { name: 'another state', block: withHeader({ stateRoot: zeros }), fault: 'block_state_root' },
  ]
}
