import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CommandError, EXIT } from '../exit-codes.ts'
import { userFolder } from './context-file.ts'
import { readNetwork } from './open-context.ts'

const pinnedFile = z.strictObject({
  networks: z.array(z.strictObject({ genesisHash: z.string(), name: z.string().nullable() })),
})
type Pinned = z.infer<typeof pinnedFile>['networks']

/** Genesis hashes to trust: the one that is named now, which is remembered, and those that were pinned before. */
export function trustedNetworks(named: string | undefined): readonly string[] {
  if (named === undefined) return pinnedNetworks().map(({ genesisHash }) => genesisHash)
  return [pinNetwork(named).genesisHash]
}

/** Remembers a network by its genesis hash, or by its descriptor's file. */
export function pinNetwork(named: string): Pinned[number] {
  const pin = /^[0-9a-f]{64}$/.test(named) ? { genesisHash: named, name: null } : ofFile(named)
  const known = pinnedNetworks()
  if (known.some(({ genesisHash }) => genesisHash === pin.genesisHash)) return pin
  try {
    mkdirSync(userFolder(), { recursive: true, mode: 0o700 })
    writeFileSync(pinnedPath(), `${JSON.stringify({ networks: [...known, pin] }, null, 2)}\n`)
  } catch {
    // Pinning for this one command is enough where the user's folder cannot be written.
  }
  return pin
}

export function pinnedNetworks(): Pinned {
  if (!existsSync(pinnedPath())) return []
  try {
    return pinnedFile.parse(JSON.parse(readFileSync(pinnedPath(), 'utf8'))).networks
  } catch {
    throw new CommandError('pinned_form', `${pinnedPath()} is damaged; mend or remove it.`, EXIT.usage)
  }
}

function ofFile(path: string): Pinned[number] {
  const network = readNetwork(path)
  return { genesisHash: network.genesisHash, name: network.descriptor.name }
}

function pinnedPath(): string {
  return join(userFolder(), 'pinned-networks.json')
}
