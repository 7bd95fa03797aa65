/** Publishing queued entries (tiles, root, signature, stored), against hashing the same leaves and nothing else. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOfMs } from '@goodstanding/core'
import { sha256 } from '@goodstanding/crypto'
import { checkpointSigner, encodeLogEntry, leafHash, openLog } from '@goodstanding/log'
import { fileJournal, logStorage, openDatabase, openMemberStore } from '@goodstanding/store'
import { medianSeconds, printRatio } from './measure.ts'

const COUNT = 10_000
const entries = Array.from({ length: COUNT }, (_, i) =>
  encodeLogEntry({ kind: 'record', commitment: sha256(new Uint8Array([i & 255, i >> 8])) }),
)
const folder = await mkdtemp(join(tmpdir(), 'goodstanding-bench-'))
const database = await openDatabase({ kind: 'pglite_memory' })
let run = 0

const publish = await medianSeconds(5, async () => {
  run++
  const store = await openMemberStore(database, `bench${run}`)
  const origin = `bench/${run}`
  const log = await openLog({
    storage: logStorage(store, origin),
    journal: fileJournal(folder),
    signer: checkpointSigner(origin, sha256(new Uint8Array([run]))),
    finishSlot: async () => null,
    witnesses: {
      list: [],
      k: 0,
      timeoutMs: 1_000,
      post: async () => ({ status: 503, body: '' }),
      sleep: async () => {},
    },
    now: () => instantOfMs(Date.now()),
  })
  await store.transaction((tx) => log.enqueueAll(tx, entries))
  await log.publishSlot()
  await log.close()
})
const hash = await medianSeconds(5, () => {
  for (const entry of entries) leafHash(entry)
})
await database.close()
await rm(folder, { recursive: true })
printRatio(
  { name: 'queue, integrate, sign and store (PGlite)', perSecond: COUNT / publish },
  { name: 'leaf hashes alone', perSecond: COUNT / hash },
)
