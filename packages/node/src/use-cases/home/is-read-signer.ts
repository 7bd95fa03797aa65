import type { NodeContext } from '../../node-context.ts'

/** Whether a key may read for an enterprise now: it is a `read` signer by the newest state of the enterprise's key history. */
export async function isReadSigner(
  _node: NodeContext,
  _signer: { readonly enterprise: string; readonly key: string },
): Promise<boolean> {
  return false
}
