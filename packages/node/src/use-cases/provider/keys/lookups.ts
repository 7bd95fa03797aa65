import { join } from 'node:path'
import { type Bytes, canonicalBytes, tag } from '@goodstanding/crypto'
import type { Random } from '../../../random.ts'
import { hmac } from './hmac.ts'
import { createKeyFile, keyFilePath, readKeyFile } from './key-file.ts'

/** Keyed hashes under which the provider's own numbers are found again; without the key they say nothing. */
export type Lookups = {
  readonly customer: (customer: string) => Bytes
  readonly row: (row: {
    readonly source: string
    readonly customer: string
    readonly type: string
    readonly rowKey: string
  }) => Bytes
  readonly fact: (fact: { readonly asOf: string; readonly body: unknown }) => Bytes
  readonly claimCode: (code: Bytes) => Bytes
}

const FOLDER = 'lookup-keys'
const KEY_BYTES = 32

/** The lookups of a node; their key lies in its data folder and is made at the first use. */
export async function openLookups(dataFolder: string, random: Random, genesisHash: Bytes): Promise<Lookups> {
  const path = keyFilePath(join(dataFolder, FOLDER), 'rows')
  const key = (await readKeyFile(path)) ?? (await createKeyFile(path, random(KEY_BYTES)))
  return lookupsOf(key, genesisHash)
}

/** Each is HMAC-SHA-256(key, tag ‖ JCS([what it is of, …])). */
export function lookupsOf(key: Bytes, genesisHash: Bytes): Lookups {
  const rowTag = tag('row-key', genesisHash)
  const hashOf = (...parts: readonly unknown[]) => hmac(key, rowTag, canonicalBytes(parts))
  return {
    customer: (customer) => hashOf('customer', customer),
    row: ({ source, customer, type, rowKey }) => hashOf('row', source, customer, type, rowKey),
    fact: ({ asOf, body }) => hashOf('fact', asOf, body),
    claimCode: (code) => hmac(key, tag('claim-code', genesisHash), code),
  }
}
