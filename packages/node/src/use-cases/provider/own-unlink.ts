import { formatInstant, linkStatement, type UnlinkPayload, type UnlinkStatement } from '@goodstanding/core'
import { signStatement } from '@goodstanding/crypto'
import type { ProviderLink } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { openBody } from './open-body.ts'

/** An unlink that the provider signs. It names the keys that the link was signed under: it knows of no later ones. */
export async function ownUnlink(
  node: NodeContext,
  { link, subject, enterprise }: ProviderLink,
): Promise<UnlinkStatement> {
  const made = linkStatement.parse(await openBody(node, link))
  const payload: UnlinkPayload = {
    ...{ kind: 'unlink', provider: node.self.name, subject, enterprise, link },
    ...{ keyState: made.payload.keyState, at: formatInstant(node.clock.now()) },
  }
  const { proofs } = signStatement(payload, [node.keys.statement], node.genesisHash)
  return { payload, proofs: [...proofs] }
}
