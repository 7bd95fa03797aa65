import { blocksContract, ledgerStatusContract, type ProviderStatus, providerStatusContract } from '@goodstanding/api'
import type { Block } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { headerHash, operationHash, witnessVerifiers } from '@goodstanding/ledger'
import { checkLog, type LogEntry, parseLogEntry } from '@goodstanding/log'
import { expect, vi } from 'vitest'
import { replayBlocks } from '../../src/ledger/replay-blocks.ts'
import { callProcess } from './call-process.ts'
import type { CrashNetwork } from './crash-network.ts'
import { type LogWatch, logsOf, sourceOf, type WatchedLog } from './log-watch.ts'
import type { AcknowledgedOperations } from './operation-load.ts'
import type { Acknowledged } from './record-load.ts'

const SOON = { timeout: 60_000, interval: 50 }

/**
 * Recomputes the record log and the access log from their entries: each acknowledged record and withdrawal is a leaf once and
 * no leaf is more, every slot ends with the index, every checkpoint that was ever seen is extended, and the newest
 * is witnessed. Gives the entries of the record log.
 */
export async function checkProvider(
  net: CrashNetwork,
  watch: LogWatch,
  acknowledged: Acknowledged,
): Promise<readonly LogEntry[]> {
  const { records, ended, withdrawals } = acknowledged
  const live = records.size - ended.size
  // Not at once: a batch that a killed node had sent to PostgreSQL may be committed after the next node has looked.
  const entries = await vi.waitFor(async () => {
    const status = await providerStatus(net)
    expect(status.logs).toMatchObject([{ queued: 0, witnessedSize: status.logs[0]?.size }, { queued: 0 }])
    expect(status.records).toEqual(records.size === 0 ? [] : [{ type: 'tradeline', live, ended: ended.size }])
    const published = await checkedEntries(net, watch, 'records')
    const count = (kind: LogEntry['kind']) => published.filter((entry) => entry.kind === kind).length
    const counted = { records: count('record'), statements: count('statement') }
    expect(counted).toEqual({ records: records.size, statements: withdrawals.size })
    return published
  }, SOON)
  const leaves = entries.flatMap((entry) => ('commitment' in entry ? [toHex(entry.commitment)] : []))
  expect(new Set(leaves).size).toBe(leaves.length)
  expect(entries.at(-1)?.kind).toBe('index_root')
  await checkedEntries(net, watch, 'access')
  return entries
}

async function providerStatus(net: CrashNetwork): Promise<ProviderStatus> {
  const answer = await callProcess(net, net.cast.provider, providerStatusContract, { as: 'operator' })
  if (answer?.status !== 200) throw new Error(`the provider's status: ${JSON.stringify(answer)}`)
  return answer.json as ProviderStatus
}

/**
 * Replays the ledger from genesis: the newest header is what its operations lead to, each acknowledged operation stands
 * once, in the block that it was said to be in, no other does, and the header log has exactly these headers.
 */
export async function checkLedger(
  net: CrashNetwork,
  watch: LogWatch,
  operations: AcknowledgedOperations,
): Promise<void> {
  const blocks: Block[] = []
  const replayed = await replayBlocks(net.network, async (from) => {
    const some = await blocksFrom(net, from)
    blocks.push(...some)
    return some
  })
  if (!replayed.ok) throw new Error(`the ledger does not replay: ${replayed.fault} at height ${replayed.at}`)
  const head = await ledgerHead(net)
  // A heartbeat may have come meanwhile.
  if (head.height === replayed.value.height) expect(head.hash).toBe(replayed.value.headerHash)
  expect(head.height - replayed.value.height).toBeLessThanOrEqual(1)

  const headers = blocks.map(({ header }) => headerHash(header, net.network))
  const placed = blocks.flatMap(({ operations: those }, height) =>
    those.map(({ payload }) => [operationHash(payload, net.network), { height, header: headers[height] }] as const),
  )
  expect(placed.length).toBe(operations.size)
  expect(new Map(placed)).toEqual(operations)

  await vi.waitFor(async () => {
    const entries = await checkedEntries(net, watch, 'headers')
    const published = entries.map((entry) => (entry.kind === 'header' ? toHex(entry.hash) : entry.kind))
    expect(published.slice(0, headers.length)).toEqual(headers)
  }, SOON)
}

async function blocksFrom(net: CrashNetwork, from: number): Promise<readonly Block[]> {
  const query = { from: String(from), limit: '256' }
  const answer = await callProcess(net, net.cast.sequencer, blocksContract, { query, as: 'operator' })
  if (answer?.status !== 200) throw new Error(`blocks from ${from}: ${JSON.stringify(answer)}`)
  return (answer.json as { blocks: readonly Block[] }).blocks
}

async function ledgerHead(net: CrashNetwork): Promise<{ readonly height: number; readonly hash: string }> {
  const answer = await callProcess(net, net.cast.sequencer, ledgerStatusContract, { as: 'operator' })
  if (answer?.status !== 200) throw new Error(`the ledger's status: ${JSON.stringify(answer)}`)
  const { head } = answer.json as { head: { header: { height: number }; hash: string } }
  return { height: head.header.height, hash: head.hash }
}

/** The entries of a log of which everything was recomputed and found right (L14). */
async function checkedEntries(net: CrashNetwork, watch: LogWatch, kind: WatchedLog['kind']): Promise<LogEntry[]> {
  const log = logsOf(net).find((one) => one.kind === kind)
  if (log === undefined) throw new Error(`the network has no log of ${kind}`)
  const entries: LogEntry[] = []
  const { k } = net.network.descriptor.witnesses
  const check = await vi.waitFor(async () => {
    entries.length = 0
    const kept = watch.kept(kind)
    const checked = await checkLog(sourceOf(net, log), {
      ...{ logKey: log.key, k, kept },
      witnesses: witnessVerifiers(net.network, log.owner),
      onEntry: (_index, bytes) => {
        const entry = parseLogEntry(bytes)
        if (!entry.ok) return entry.fault
        entries.push(entry.value)
        return null
      },
    })
    if (!checked.ok && checked.fault === 'checkpoint_not_witnessed') throw new Error('not witnessed')
    return checked
  }, SOON)
  if (!check.ok) throw new Error(`log ${kind}: ${check.fault} ${check.at ?? ''}`)
  return entries
}
