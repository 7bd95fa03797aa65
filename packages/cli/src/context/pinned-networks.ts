import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'
import { notWritten, writeWhole } from '../files/write-whole.ts'
import { say } from '../output/print.ts'
import { readNetwork } from './read-network.ts'
import { userFolder } from './user-folder.ts'

const pinnedFile = z.strictObject({
  networks: z.array(z.strictObject({ genesisHash: z.string(), name: z.string().nullable() })),
})

/** A network that the user trusts; the name is its own word, and null where only its hash was given. */
export type PinnedNetwork = z.infer<typeof pinnedFile>['networks'][number]

/** Genesis hashes to trust: the one that is named now, which is remembered, or else those that were pinned before. */
export function trustedNetworks(named: string | undefined): readonly string[] {
  if (named === undefined) return pinnedNetworks().map(({ genesisHash }) => genesisHash)
  const pin = parsePin(named)
  try {
    remember(pin)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    say(`goodstanding: trusted this once, but not remembered: ${error.message}`)
  }
  return [pin.genesisHash]
}

/** Remembers a network by its genesis hash, or by its descriptor's file. */
export function pinNetwork(named: string): PinnedNetwork {
  const pin = parsePin(named)
  remember(pin)
  return pin
}

/** Trusts a network no more; answers whether it was trusted. */
export function unpinNetwork(named: string): boolean {
  const { genesisHash } = parsePin(named)
  const known = pinnedNetworks()
  const kept = known.filter((pin) => pin.genesisHash !== genesisHash)
  if (kept.length < known.length) save(kept)
  return kept.length < known.length
}

export function pinnedNetworks(): readonly PinnedNetwork[] {
  if (!existsSync(pinnedPath())) return []
  const parsed = pinnedFile.safeParse(readJson(pinnedPath()))
  if (parsed.success) return parsed.data.networks
  throw new CommandError('pinned_form', `${pinnedPath()} is damaged; mend or remove it.`, EXIT.usage)
}

function remember(pin: PinnedNetwork): void {
  const known = pinnedNetworks()
  const before = known.find(({ genesisHash }) => genesisHash === pin.genesisHash)
  if (before !== undefined && (before.name !== null || pin.name === null)) return
  save([...known.filter(({ genesisHash }) => genesisHash !== pin.genesisHash), pin])
}

function save(networks: readonly PinnedNetwork[]): void {
  try {
    mkdirSync(userFolder(), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw notWritten(userFolder(), error)
  }
  writeWhole(pinnedPath(), `${JSON.stringify({ networks }, null, 2)}\n`)
}

function parsePin(named: string): PinnedNetwork {
  if (/^[0-9a-fA-F]{64}$/.test(named)) return { genesisHash: named.toLowerCase(), name: null }
  if (!existsSync(named)) {
    const message = `${named} is neither a genesis hash (64 hexadecimal digits) nor a network descriptor’s file.`
    throw new CommandError('network_unknown', message, EXIT.usage)
  }
  const network = readNetwork(named)
  return { genesisHash: network.genesisHash, name: network.descriptor.name }
}

function pinnedPath(): string {
  return join(userFolder(), 'pinned-networks.json')
}
