import { assert } from '@goodstanding/core'
import type { MemberLog } from '../../logs/member-logs.ts'
import type { NodeContext } from '../../node-context.ts'
import { type Lookups, openLookups } from './keys/lookups.ts'
import { openRetentionKeys, type RetentionKeys } from './keys/retention-keys.ts'

/** What a provider's node has beside what every node has. */
export type ProviderParts = {
  readonly lookups: Lookups
  readonly retentionKeys: RetentionKeys
  readonly records: MemberLog
  readonly access: MemberLog
}

const opened = new WeakMap<NodeContext, Promise<ProviderParts>>()

/** The parts of this node, opened at the first use. */
export function providerParts(node: NodeContext): Promise<ProviderParts> {
  const known = opened.get(node)
  if (known !== undefined) return known
  const parts = open(node)
  opened.set(node, parts)
  parts.catch(() => opened.delete(node))
  return parts
}

async function open({ config, random, genesisHash, logs }: NodeContext): Promise<ProviderParts> {
  const { records, access } = logs
  assert(records !== null && access !== null, 'a provider has a record log and an access log')
  return {
    lookups: await openLookups(config.dataFolder, random, genesisHash),
    retentionKeys: openRetentionKeys(config.dataFolder, random),
    records,
    access,
  }
}
