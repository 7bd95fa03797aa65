import { leavesById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { sealOpening, unsealOpening } from '../../use-cases/provider/make-leaf.ts'
import { providerParts } from '../../use-cases/provider/provider-parts.ts'

/** A lie: changes a published record's body where it is stored, as somebody with the database and its keys can. */
export async function changeBody(node: NodeContext, record: string, change: (body: object) => object): Promise<void> {
  const { retentionKeys } = await providerParts(node)
  const [leaf] = await leavesById(node.store.db, [record])
  if (leaf === undefined) throw new Error(`${node.self.name} has no record ${record}`)
  const key = (await retentionKeys.keysOf([leaf.keyMonth]))(leaf.keyMonth)
  const { headSalt, opened } = unsealOpening(leaf.sealed, record, key)
  if (opened === null) throw new Error(`the body of ${record} is erased`)
  const changed = { headSalt, opened: { ...opened, body: change(opened.body) } }
  const sealed = sealOpening(changed, record, key, node.random)
  await node.store.db.updateTable('provider_opening').set({ sealed }).where('id', '=', record).execute()
}
