import type { ProviderStatus } from '@goodstanding/api'
import { formatInstant, isRecordType } from '@goodstanding/core'
import { countLinked, countOpenCodes, countReads, countRecords, countSubjects } from '@goodstanding/store'
import type { MemberLog } from '../../logs/member-logs.ts'
import type { NodeContext } from '../../node-context.ts'
import { providerParts } from './provider-parts.ts'

/** What this provider has published, how far its logs are witnessed, and what waits. */
export async function providerStatus(node: NodeContext): Promise<ProviderStatus> {
  const { db } = node.store
  const { records, access } = await providerParts(node)
  const counts = await countRecords(db)
  return {
    member: node.self.name,
    records: counts.flatMap(({ type, live, ended }) => (isRecordType(type) ? [{ type, live, ended }] : [])),
    subjects: await countSubjects(db),
    linkedSubjects: await countLinked(db),
    openClaimCodes: await countOpenCodes(db, node.clock.now()),
    reads: await countReads(db),
    logs: [await logStatus('records', records), await logStatus('access', access)],
  }
}

async function logStatus(log: 'records' | 'access', writer: MemberLog): Promise<ProviderStatus['logs'][number]> {
  const { queued, size, witnessedSize } = await writer.status()
  const witnessed = await writer.witnessedCheckpoint()
  const time = witnessed?.time ?? null
  return {
    ...{ log, queued, size, witnessedSize: witnessedSize ?? 0 },
    witnessedAt: time === null ? null : formatInstant(time),
  }
}
