import type { LinkPayload, LinkStatement, Network, UnlinkPayload, UnlinkStatement } from '@goodstanding/core'
import { ed25519Signer, fromHex, signStatement } from '@goodstanding/crypto'
import type { EnterpriseKeys } from './new-enterprise.ts'

/** The enterprise's half of a link; the provider countersigns it. */
export function signLink(
  link: Omit<LinkPayload, 'kind' | 'enterprise'>,
  keys: EnterpriseKeys,
  network: Network,
): LinkStatement {
  return sign({ kind: 'link', enterprise: keys.enterprise, ...link }, keys, network)
}

/** Ends a link from the enterprise's side. */
export function signUnlink(
  unlink: Omit<UnlinkPayload, 'kind' | 'enterprise'>,
  keys: EnterpriseKeys,
  network: Network,
): UnlinkStatement {
  return sign({ kind: 'unlink', enterprise: keys.enterprise, ...unlink }, keys, network)
}

function sign<P>(payload: P, keys: EnterpriseKeys, network: Network) {
  const { proofs } = signStatement(payload, [ed25519Signer(fromHex(keys.signerSeed))], fromHex(network.genesisHash))
  return { payload, proofs: [...proofs] }
}
