import { join } from 'node:path'
import type { CalendarDate } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import type { Random } from '../../../random.ts'
import { createKeyFile, destroyKeyFile, keyFileNames, keyFilePath, readKeyFile } from './key-file.ts'

/**
 * Keys outside the database: one for each month in which something expires, and one for what has no end yet, which each
 * month replaces.
 */
export type RetentionKeys = {
  /** The key of a month, made where it is not there. */
  readonly keyOf: (month: string) => Promise<Bytes>
  /** The keys of these months, for use inside a transaction. */
  readonly keysOf: (months: Iterable<string>) => Promise<KeysOfMonths>
  /** Names of the keys that there are. */
  readonly months: () => Promise<readonly string[]>
  /** Destroys a month's key: what was sealed with it can never be read again, from no backup either. */
  readonly destroy: (month: string) => Promise<void>
}

/** Keys at hand, by their month; throws for one that was not asked for. */
export type KeysOfMonths = (month: string) => Bytes

const OPEN = 'open'
const FOLDER = 'retention-keys'
const KEY_BYTES = 32

/** The month under whose key something is sealed that is erased on that day. */
export function monthOf(day: CalendarDate): string {
  return day.slice(0, 7)
}

/**
 * The key under which something is sealed today: that of the month in which it leaves or, while it has no end, today's
 * `open-<yyyy-mm>`. No key for what is open lasts, or a backup from before its end could be opened after its erasure.
 */
export function keyMonthOf(leavesOn: CalendarDate | null, today: CalendarDate): string {
  return leavesOn === null ? `${OPEN}-${monthOf(today)}` : monthOf(leavesOn)
}

/** Whether a key is one of what had no end in a month before today's: what it seals is to be sealed anew. */
export function isPastOpen(name: string, today: CalendarDate): boolean {
  return name.startsWith(OPEN) && name < keyMonthOf(null, today)
}

/** Whether nothing is sealed any more under a key from today on. */
export function isOver(name: string, today: CalendarDate): boolean {
  return name.startsWith(OPEN) ? isPastOpen(name, today) : name < monthOf(today)
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
