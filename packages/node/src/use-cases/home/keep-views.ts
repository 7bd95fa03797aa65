import { type AnswerOf, liveView, type viewsContract } from '@goodstanding/api'
import type { OpenedLeaf, ReadAnswer, Report } from '@goodstanding/core'
import { bodyCommitment, fromHex, toHex } from '@goodstanding/crypto'
import { instantOf } from '@goodstanding/ledger'
import { liveViews, verifyReport } from '@goodstanding/report'
import { keepHomeView, newestHomeViews } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/** So many views of each provider are kept. */
export const VIEWS_KEPT = 24

/**
 * Keeps, of each provider whose answer holds, what was live, with lists, heads and checkpoint that prove it to anyone.
 * Bodies are not kept: a view outlives what it saw.
 */
export async function keepViews(node: NodeContext, enterprise: string, report: Report): Promise<void> {
  const now = node.clock.now()
  const { claims } = verifyReport(report, { trusted: [node.network.genesisHash], now })
  const failing = new Set(claims.flatMap(({ verdict, provider }) => (verdict === 'fails' ? [provider] : [])))
  const live = Map.groupBy(liveViews(report), ({ provider }) => provider)
  const views = report.answers.flatMap(({ provider, outcome, staple }) => {
    if (outcome.kind !== 'answered' || failing.has(provider)) return []
    const at = instantOf(staple.at.header.time)
    const evidence = evidenceOf(outcome.answer.payload, node.genesisHash)
    return [{ enterprise, provider, at, live: live.get(provider) ?? [], evidence }]
  })
  await node.store.transaction(async (tx) => {
    for (const view of views) await keepHomeView(tx, view, VIEWS_KEPT)
  })
}

/** What was live at each provider when the enterprise last looked. */
export async function viewsOfEnterprise(
  node: NodeContext,
  enterprise: string,
): Promise<AnswerOf<typeof viewsContract>['body']> {
  const views = await newestHomeViews(node.store.db, enterprise)
  return { live: views.flatMap(({ live }) => liveView.array().parse(live)) }
}

function evidenceOf({ recordLog, index, leaves }: ReadAnswer, genesisHash: Uint8Array) {
  return { recordLog, index, leaves: leaves.map((leaf) => withoutBody(leaf, genesisHash)) }
}

function withoutBody(leaf: OpenedLeaf, genesisHash: Uint8Array): OpenedLeaf {
  const { head, opened } = leaf
  if (opened === null || 'of' in head) return leaf
  const commitment = bodyCommitment(fromHex(opened.salt), opened.body, genesisHash)
  return { ...leaf, opened: null, bodyCommitment: toHex(commitment) }
}
