import type { AnswerOf, enterpriseContract } from '@goodstanding/api'
import { countOpenRequests, homeLinks } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keysOfCaller } from './home-ledger.ts'

/** An enterprise's keys, and what waits for it. */
export async function enterpriseOverview(
  node: NodeContext,
  enterprise: string,
): Promise<AnswerOf<typeof enterpriseContract>['body']> {
  const { history, state } = await keysOfCaller(node, enterprise)
  const links = await homeLinks(node.store.db, enterprise)
  return {
    enterprise,
    keyHistory: history,
    keyState: state.latest,
    openRequests: await countOpenRequests(node.store.db, { enterprise, at: node.clock.now() }),
    links: links.filter(({ endedAt }) => endedAt === null).length,
  }
}
