import type { HeaderLog } from '@goodstanding/consensus'
import { fromHex } from '@goodstanding/crypto'
import { encodeLogEntry } from '@goodstanding/log'
import type { StoreTransaction } from '@goodstanding/store'
import type { MemberLog } from '../logs/member-logs.ts'

/** The header log as an engine drives it. Witnesses are asked beside it: slow ones hold up no block. */
export function engineHeaderLog(log: MemberLog): HeaderLog<StoreTransaction> {
  return {
    async appendHeader(tx, _height, headerHash) {
      await log.enqueue(tx, encodeLogEntry({ kind: 'header', hash: fromHex(headerHash) }))
    },
    async publish() {
      while ((await log.publishSlot()) !== null);
    },
  }
}
