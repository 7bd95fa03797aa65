import type { Block, ConsentState } from '@goodstanding/core'
import type { AppliedBlock, EnterpriseEntry, LedgerChange, StoredLedger } from '@goodstanding/ledger'
import type { HeaderLog } from '../src/header-log.ts'
import type { LedgerStorage } from '../src/ledger-storage.ts'

/** A transaction of the memory: what is to be queued for the header log when it commits. */
export type MemoryTransaction = { readonly leaves: { height: number; hash: string }[] }

/** What happens to a commit: it fails before or after it has taken effect, or a moment after it was given up. */
export type Mishap = 'none' | 'lost' | 'ambiguous' | 'late'

/** A ledger's storage and its header log in memory, with commits that go wrong when told to. */
export interface MemoryLedger {
  readonly storage: LedgerStorage<MemoryTransaction>
  readonly headerLog: HeaderLog<MemoryTransaction>
  /** Leaves of the header log, in their order. */
  readonly published: readonly string[]
  /** For the commits to come, one each; then none goes wrong. */
  readonly mishaps: Mishap[]
  /** Each publishing throws while this is true. */
  isLogDown: boolean
}

export function memoryLedger(): MemoryLedger {
  const chain: AppliedBlock[] = []
  const queued: string[] = []
  const published: string[] = []
  const mishaps: Mishap[] = []
  let late: (() => void) | null = null

  const write = (applied: AppliedBlock, { leaves }: MemoryTransaction) => {
    if (applied.block.header.height !== chain.length) throw new Error('there is a block of this height')
    chain.push(applied)
    queued.push(...leaves.map(({ hash }) => hash))
  }
  const ledger: MemoryLedger = {
    published,
    mishaps,
    isLogDown: false,
    headerLog: {
      async appendHeader(tx, height, hash) {
        tx.leaves.push({ height, hash })
      },
      async publish() {
        if (ledger.isLogDown) throw new Error('the log is down')
        published.push(...queued.splice(0))
      },
    },
    storage: {
      load: async () => storedLedger(chain),
      async commitBlock(applied, beside) {
        late?.()
        late = null
        const tx: MemoryTransaction = { leaves: [] }
        await beside(tx)
        const mishap = mishaps.shift() ?? 'none'
        if (mishap === 'none' || mishap === 'ambiguous') write(applied, tx)
        if (mishap === 'late') late = () => write(applied, tx)
        if (mishap !== 'none') throw new Error(`the commit is ${mishap}`)
      },
      blocks: async (from, limit) => chain.slice(from, from + limit).map(({ block }) => copied(block)),
      async operationPlace(hash) {
        const found = chain.find(({ operationHashes }) => operationHashes.includes(hash))
        return found && { height: found.block.header.height, header: found.hash }
      },
    },
  }
  return ledger
}

function copied(block: Block): Block {
  return structuredClone(block)
}

function storedLedger(chain: readonly AppliedBlock[]): StoredLedger {
  const consents = new Map<string, ConsentState>()
  const enterprises = new Map<string, EnterpriseEntry>()
  for (const { changes } of chain) for (const change of changes) put(change, consents, enterprises)
  const last = chain.at(-1)
  return {
    head: last === undefined ? null : { header: last.block.header, hash: last.hash },
    consents: [...consents].map(([revocationHash, consent]) => ({ revocationHash, consent })),
    enterprises: [...enterprises].map(([enterprise, entry]) => ({ enterprise, entry })),
  }
}

function put(
  change: LedgerChange,
  consents: Map<string, ConsentState>,
  enterprises: Map<string, EnterpriseEntry>,
): void {
  if (change.kind === 'put_enterprise') enterprises.set(change.enterprise, change.entry)
  else if (change.kind === 'put_consent') consents.set(change.revocationHash, change.consent)
  else consents.delete(change.revocationHash)
}
