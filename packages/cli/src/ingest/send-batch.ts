import { publishRecordsContract } from '@goodstanding/api'
import type { Batch, Mapping } from '@goodstanding/mapping'
import { type Client, GoodstandingError } from '@goodstanding/sdk'
import { type RefusedRow, refusedByNode } from './reject-file.ts'

/** What became of the rows of a file. */
export type Counts = {
  readonly published: number
  readonly superseded: number
  readonly skipped: number
  readonly refused: number
  readonly passedOver: number
}

export const NO_ROWS: Counts = { published: 0, superseded: 0, skipped: 0, refused: 0, passedOver: 0 }

export type SentBatch = { readonly counts: Counts; readonly refused: readonly RefusedRow[] }

/** Sends a batch to the provider's node in one transaction there; a node that is busy is asked again for a while. */
export async function sendBatch(client: Client, mapping: Mapping, batch: Batch): Promise<SentBatch> {
  const { candidates, rejects, skipped: passedOver } = batch
  if (candidates.length === 0) {
    return { counts: { ...NO_ROWS, passedOver, refused: rejects.length }, refused: rejects }
  }
  const records = candidates.map((candidate) => ({ ...candidate, body: { ...candidate.body } }))
  const body = { source: mapping.name, records }
  const { results } = await whileBusy(() => client.call(publishRecordsContract, { body }))
  const number = (outcome: string) => results.filter((result) => result.outcome === outcome).length
  const typeOf = new Map(candidates.map(({ line, type }) => [line, type]))
  const refused = [
    ...rejects,
    ...results
      .filter(({ outcome }) => outcome === 'refused')
      .map((result) => refusedByNode(result, typeOf.get(result.line) ?? '')),
  ].sort((a, b) => a.line - b.line)
  const counts = {
    published: number('published'),
    superseded: number('superseded'),
    skipped: number('skipped'),
    refused: refused.length,
    passedOver,
  }
  return { counts, refused }
}

export function sumOf(a: Counts, b: Counts): Counts {
  return {
    published: a.published + b.published,
    superseded: a.superseded + b.superseded,
    skipped: a.skipped + b.skipped,
    refused: a.refused + b.refused,
    passedOver: a.passedOver + b.passedOver,
  }
}

const TRIES_MAX = 30
const PAUSE_MS = 1_000
const BUSY = ['unavailable', 'too_many_requests']

async function whileBusy<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (error) {
      const isBusy = error instanceof GoodstandingError && BUSY.includes(error.code)
      if (!isBusy || tries === TRIES_MAX) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}
