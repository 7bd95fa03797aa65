import { join } from 'node:path'
import type { CalendarDate } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import type { Random } from '../../../random.ts'
import { createKeyFile, destroyKeyFile, keyFileNames, keyFilePath, readKeyFile } from './key-file.ts'

/** Keys outside the database: one for each month in which something expires, and `open` for what has no end yet. */
export type RetentionKeys = {
  /** The key of a month, made where it is not there. */
  readonly keyOf: (month: string) => Promise<Bytes>
  /** The keys of these months, for use inside a transaction. */
  readonly keysOf: (months: Iterable<string>) => Promise<KeysOfMonths>
  /** Months that have a key. */
  readonly months: () => Promise<readonly string[]>
  /** Destroys a month's key: what was sealed with it can never be read again, from no backup either. */
  readonly destroy: (month: string) => Promise<void>
}

/** Keys at hand, by their month; throws for one that was not asked for. */
export type KeysOfMonths = (month: string) => Bytes

export const OPEN_MONTH = 'open'
const FOLDER = 'retention-keys'
const KEY_BYTES = 32

/** The month under whose key something is sealed that is erased on that day. */
export function monthOf(day: CalendarDate | null): string {
  return day === null ? OPEN_MONTH : day.slice(0, 7)
}

/** The keys in a node's data folder. */
export function openRetentionKeys(dataFolder: string, random: Random): RetentionKeys {
  const folder = join(dataFolder, FOLDER)
  const held = new Map<string, Promise<Bytes>>()
  const readOrCreate = async (month: string) => {
    const path = keyFilePath(folder, month)
    return (await readKeyFile(path)) ?? (await createKeyFile(path, random(KEY_BYTES)))
  }
  const keyOf = (month: string) => {
    const known = held.get(month)
    if (known !== undefined) return known
    const key = readOrCreate(month)
    held.set(month, key)
    key.catch(() => held.delete(month))
    return key
  }
  return {
    keyOf,
    keysOf: async (months) => {
      const names = [...new Set(months)]
      const keys = await Promise.all(names.map(keyOf))
      const byMonth = new Map(names.map((name, at) => [name, keys[at]]))
      return (month) => {
        const key = byMonth.get(month)
        if (key === undefined) throw new Error(`the key of ${month} is not at hand`)
        return key
      }
    },
    months: () => keyFileNames(folder),
    destroy: async (month) => {
      held.delete(month)
      await destroyKeyFile(keyFilePath(folder, month))
    },
  }
}
