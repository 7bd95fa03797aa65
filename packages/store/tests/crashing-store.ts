import type { Journal } from '@goodstanding/log'
import type { KyselyPlugin } from 'kysely'
import type { HeldName } from '../src/database-handle.ts'
import type { MemberStore, StoreTransaction } from '../src/member-store.ts'

/** The process is dead: nothing that it still asks for happens. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** A process that dies at a chosen point: before or after any statement, commit or sync. */
export interface CrashingProcess {
  readonly store: MemberStore
  journal(journal: Journal): Journal
  /** How many points there were until now. */
  points(): number
  isDead(): boolean
  /** The names that the dead process held end with it. */
  bury(): Promise<void>
}

export function crashingProcess(store: MemberStore, crashAt: number): CrashingProcess {
  let passed = 0
  let dead = false
  const held: HeldName[] = []
  const point = () => {
    if (dead) throw new Crash('it is dead')
    passed += 1
    if (passed <= crashAt) return
    dead = true
    throw new Crash(`it died at point ${crashAt}`)
  }
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      point()
      return node
    },
    async transformResult({ result }) {
      point()
      return result
    },
  }
  const transaction = async <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> => {
    point()
    const result = await store.transaction(async (tx) => {
      const done = await work(tx.withPlugin(plugin))
      point()
      return done
    })
    point()
    return result
  }
  return {
    store: {
      ...store,
      db: store.db.withPlugin(plugin),
      transaction,
      async takeName(name) {
        point()
        const taken = await store.takeName(name)
        if (taken !== null) held.push(taken)
        return taken
      },
    },
    journal: (journal) => ({
      async last(origin) {
        point()
        return journal.last(origin)
      },
      async record(origin, head) {
        point()
        await journal.record(origin, head)
        point()
      },
    }),
    points: () => passed,
    isDead: () => dead,
    async bury() {
      for (const name of held) await name.release()
    },
  }
}
