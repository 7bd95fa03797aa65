/** A network that this page was made to trust. */
export type TrustedNetwork = { readonly genesisHash: string; readonly name: string }

/** The list that was put into the page when it was built; nothing that a report says can add to it. */
export function trustedNetworks(page: Document): readonly TrustedNetwork[] {
  const text = page.getElementById('trusted-networks')?.textContent ?? '[]'
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.filter(isTrusted) : []
}

function isTrusted(value: unknown): value is TrustedNetwork {
  if (typeof value !== 'object' || value === null) return false
  const { genesisHash, name } = value as { genesisHash?: unknown; name?: unknown }
  return typeof genesisHash === 'string' && /^[0-9a-f]{64}$/.test(genesisHash) && typeof name === 'string'
}
