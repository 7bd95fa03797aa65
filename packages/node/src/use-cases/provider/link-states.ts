import type { AnswerOf, BodyOf, linkStatesContract } from '@goodstanding/api'
import { type OpenedLeaf, type UnlinkStatement, unlinkStatement } from '@goodstanding/core'
import { leavesById, linkState } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { openBody } from './open-body.ts'
import { openLeaf } from './open-leaf.ts'
import { providerParts } from './provider-parts.ts'

type Asked = BodyOf<typeof linkStatesContract>['links']
type States = AnswerOf<typeof linkStatesContract>['body']['states']

/**
 * Which of these links have ended, each by the statement that ended it, and which were published anew, each with its
 * leaf. Who asks names the subject of each too.
 */
export async function linkStates(node: NodeContext, asked: Asked): Promise<States> {
  const states: States = []
  for (const { link, subject } of asked) {
    const state = await linkState(node.store.db, { link, subject })
    if (state === null) continue
    const anew = state.link === link ? null : await placedLeaf(node, state.link)
    const unlink = state.unlinkedBy === null ? null : await unlinkOf(node, state.unlinkedBy)
    if (anew !== null || unlink !== null) states.push({ link, anew, unlink })
  }
  return states
}

async function unlinkOf(node: NodeContext, id: string): Promise<UnlinkStatement | null> {
  const body = await openBody(node, id)
  // Erased between the two looks.
  return body === null ? null : unlinkStatement.parse(body)
}

/** The leaf of a link once it has its place. */
async function placedLeaf(node: NodeContext, id: string): Promise<OpenedLeaf | null> {
  const { retentionKeys } = await providerParts(node)
  const [leaf] = await leavesById(node.store.db, [id])
  if (leaf === undefined || leaf.position === null) return null
  const keys = await retentionKeys.keysOf([leaf.keyMonth])
  return openLeaf({ ...leaf, position: leaf.position }, 'body', keys)
}
