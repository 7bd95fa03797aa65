import { join } from 'node:path'
import type { Bytes } from '@goodstanding/crypto'
import type { NodeContext } from '../../node-context.ts'
import { createKeyFile, destroyKeyFile, keyFilePath, readKeyFile } from '../provider/keys/key-file.ts'

type Keeping = Pick<NodeContext, 'config' | 'random'>

const FOLDER = 'consent-keys'
const KEY_BYTES = 32

/** The key under which all is sealed that is read under a consent, made at its receipt. It lies outside the database. */
export async function createConsentKey(node: Keeping, consent: string): Promise<Bytes> {
  return (await consentKey(node, consent)) ?? createKeyFile(pathOf(node, consent), node.random(KEY_BYTES))
}

/** The key of a consent; null once it is destroyed. */
export function consentKey(node: Pick<Keeping, 'config'>, consent: string): Promise<Bytes | null> {
  return readKeyFile(pathOf(node, consent))
}

/** Destroys a consent's key: what was read under it can never be opened again, from no backup of the database either. */
export async function destroyConsentKey(node: Pick<Keeping, 'config'>, consent: string): Promise<void> {
  if ((await consentKey(node, consent)) !== null) await destroyKeyFile(pathOf(node, consent))
}

function pathOf({ config }: Pick<Keeping, 'config'>, consent: string): string {
  return keyFilePath(join(config.dataFolder, FOLDER), consent)
}
