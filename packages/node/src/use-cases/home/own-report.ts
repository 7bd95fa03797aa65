import { fail, ok, type ReadRefusal, type Report, type ReportAnswer, type Result } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'
import { assembleReport } from '@goodstanding/report'
import { type HomeConsent, homeConsent, homeRegistration } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { type EnterpriseKeys, keysOfCaller } from './home-ledger.ts'
import { judgeOwnReport, type OwnReading } from './judge-own-report.ts'
import { keepViews } from './keep-views.ts'
import { readWithReceipt } from './read-with-receipt.ts'

/** Sends the enterprise's signed requests to all providers at once, assembles the report, and keeps what was live. */
export async function ownReport(
  node: NodeContext,
  enterprise: string,
  reading: OwnReading,
): Promise<Result<Report, ReadRefusal | 'not_found'>> {
  const consent = await homeConsent(node.store.db, reading.consent)
  if (consent?.enterprise !== enterprise || consent.state !== 'granted') return fail('not_found')
  const keys = await keysOfCaller(node, enterprise)
  const view = { now: node.clock.now(), network: node.network, keys: keys.state, consent, reading }
  const refusal = judgeOwnReport(view)
  if (refusal !== null) return fail(refusal)
  const report = await assemble(node, consent, reading, keys)
  await keepViews(node, enterprise, report)
  return ok(report)
}

async function assemble(
  node: NodeContext,
  { enterprise, statement, salt, slices }: HomeConsent,
  { requests, staple }: OwnReading,
  { history }: EnterpriseKeys,
): Promise<Report> {
  const carried = (await homeRegistration(node.store.db, enterprise))?.proof ?? null
  const openings = new Map(slices.map((opening) => [toHex(sliceHash(opening, node.network)), opening]))
  const answers = requests.map(async (request): Promise<ReportAnswer> => {
    const slice = openings.get(request.payload.slice)
    if (slice === undefined) throw new Error('each request was judged to be of a slice')
    const consent = { statement, salt, slice }
    const outcome = await readWithReceipt(node, {
      request,
      consent,
      keyHistory: history,
      staple,
      registration: carried,
    })
    return { provider: request.payload.provider, request, staple, laterStaple: null, outcome }
  })
  return assembleReport({
    network: node.network,
    consent: { statement, salt, slices },
    keyHistory: history,
    registration: carried,
    answers: await Promise.all(answers),
    assembledAt: node.clock.now(),
  })
}
