import type { AnswerOf, BodyOf, linkStatesContract } from '@goodstanding/api'
import { unlinkStatement } from '@goodstanding/core'
import { enderOfLink } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { openBody } from './open-body.ts'

type Asked = BodyOf<typeof linkStatesContract>['links']
type States = AnswerOf<typeof linkStatesContract>['body']['states']

/** Which of these links have ended, each by the statement that ended it. Who asks names the subject of each too. */
export async function linkStates(node: NodeContext, asked: Asked): Promise<States> {
  const states: States = []
  for (const { link, subject } of asked) {
    const ender = await enderOfLink(node.store.db, { link, subject })
    const unlink = ender === null ? null : unlinkStatement.safeParse(await openBody(node, ender))
    if (unlink?.success) states.push({ link, unlink: unlink.data })
  }
  return states
}
