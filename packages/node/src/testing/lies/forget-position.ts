import type { NodeContext } from '../../node-context.ts'

/** A lie: lets a live record leave the index in the provider's next slot, as if its time were over. */
export async function forgetPosition(node: NodeContext, record: string): Promise<void> {
  const { numUpdatedRows } = await node.store.db
    .updateTable('provider_leaf')
    .set({ leaves_on: '1970-01-01' })
    .where('id', '=', record)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error(`${node.self.name} has no record ${record}`)
  await node.logs.records?.publishSlot()
}
