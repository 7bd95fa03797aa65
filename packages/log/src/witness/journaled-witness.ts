import { instantOfMs } from '@goodstanding/core'
import { equalBytes } from '@goodstanding/crypto'
import type { Journal } from '../writer/journal.ts'
import type { LogHead } from '../writer/log-storage.ts'
import type { WitnessDecision, WitnessedHead, WitnessStorage } from './witness-storage.ts'

/**
 * A witness's memory with a journal beside it, apart from the database: what was cosigned is recorded there before anyone
 * gets the cosignature, and where the database has less, or another root, the journal's word counts. A witness on a
 * restored backup thus goes on from what it cosigned, and cosigns no other history.
 */
export function journaledWitness(storage: WitnessStorage, journal: Journal): WitnessStorage {
  const turns = new Map<string, Promise<unknown>>()
  return {
    latest: (origin) => storage.latest(origin),
    // One after the other for each log: a smaller head is never recorded after a larger one.
    advance(origin, decide) {
      const turn = (turns.get(origin) ?? Promise.resolve()).then(() => advance(storage, journal, origin, decide))
      turns.set(
        origin,
        turn.catch(() => undefined),
      )
      return turn
    },
  }
}

async function advance<T>(
  storage: WitnessStorage,
  journal: Journal,
  origin: string,
  decide: (latest: WitnessedHead | null) => WitnessDecision<T>,
): Promise<T> {
  const cosigned = await journal.last(origin)
  const { next, answer } = await storage.advance(origin, (latest) => {
    const decision = decide(newestOf(latest, cosigned))
    return { next: decision.next, answer: decision }
  })
  if (next !== null && !isSameHead(next, cosigned)) await journal.record(origin, { size: next.size, root: next.root })
  return answer
}

const LONG_AGO = instantOfMs(0)

function newestOf(latest: WitnessedHead | null, cosigned: LogHead | null): WitnessedHead | null {
  if (cosigned === null || isSameHead(cosigned, latest)) return latest
  if (latest !== null && latest.size > cosigned.size) return latest
  return { note: '', cosignedAt: LONG_AGO, ...latest, ...cosigned }
}

function isSameHead(one: LogHead, other: LogHead | null): boolean {
  return other !== null && one.size === other.size && equalBytes(one.root, other.root)
}
