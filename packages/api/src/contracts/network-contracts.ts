import { genesisDescriptor, hash, instantText } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { nodeSelf } from './node-contracts.ts'

export const networkAnswer = z.strictObject({
  genesisHash: hash,
  descriptor: genesisDescriptor,
  /** By the network's clock, which on a test network is not the world's. */
  now: instantText,
  self: nodeSelf,
})
export type NetworkAnswer = z.infer<typeof networkAnswer>

/** A caller pins the genesis hash by other means: this answer only says what the node believes. */
export const networkContract = defineContract({
  id: 'network',
  method: 'GET',
  path: '/v1/network',
  summary: 'The network that this node belongs to: its descriptor, genesis hash and clock.',
  allowed: ['anyone'],
  responses: { 200: networkAnswer },
})
