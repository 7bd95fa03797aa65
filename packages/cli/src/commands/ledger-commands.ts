import { blocksContract, ledgerStatusContract } from '@goodstanding/api'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

const LEDGER_ROLES = ['sequencer', 'home', 'lender'] as const

/** `goodstanding ledger status` */
export function addLedgerStatus(ledger: Command): void {
  ledger
    .command('status')
    .summary('how far a node has followed the ledger')
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, async (global) => {
        const client = operatorClient(openContext(global), global.as, LEDGER_ROLES)
        const status = await client.call(ledgerStatusContract, {})
        const head =
          status.head === null
            ? 'no block yet'
            : `block ${status.head.header.height} of ${status.head.header.time}, state root ${status.head.header.stateRoot}`
        const role = status.sequencer
          ? 'orders operations'
          : status.replica
            ? 'follows and recomputes every block'
            : 'keeps no replica'
        return { json: status, text: `${head}\nThis node ${role}.` }
      })
    })
}

/** `goodstanding ledger replay` */
export function addLedgerReplay(ledger: Command): void {
  ledger
    .command('replay')
    .summary('apply every operation again from genesis, on this machine')
    .description(
      'Fetches all blocks from a node and applies them here. Exit code: 0 the same state root at every height, 4 another.',
    )
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, replay)
    })
}

async function replay(global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const client = operatorClient(open, global.as, LEDGER_ROLES)
  const { replayBlocks } = await import('@goodstanding/node')
  const result = await replayBlocks(
    open.network,
    async (from) => (await client.call(blocksContract, { query: { from: String(from) } })).blocks,
  )
  if (!result.ok) {
    return {
      json: { same: false, fault: result.fault, at: result.at ?? null },
      text: `✗ Block ${result.at} does not follow: ${result.fault}.`,
      exitCode: EXIT.notVerified,
    }
  }
  const { height, stateRoot } = result.value
  return {
    json: { same: true, height, stateRoot },
    text: `✓ ${height + 1} blocks applied again; the state root at height ${height} is ${stateRoot}.`,
  }
}
