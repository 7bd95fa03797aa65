import { blocksContract, ledgerStatusContract } from '@goodstanding/api'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { startProgress } from '../output/progress.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

const LEDGER_ROLES = ['sequencer', 'home', 'lender'] as const

/** `goodstanding ledger replay` */
export function addLedgerReplay(ledger: Command): void {
  const command = ledger
    .command('replay')
    .summary('apply every operation again from genesis, on this machine')
    .description(
      'Fetches all blocks from a node that you operate and applies them here, from the genesis of your own network file.\n' +
        'Exit code: 0 the same state root at every height, 4 another.',
    )
    .action(async (_: unknown, self: Command) => {
      await runCommand(self, replay)
    })
  withExamples(command, 'ledger replay --as commons')
}

async function replay(global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const client = operatorClient(open, global.as, LEDGER_ROLES)
  const { head } = await client.call(ledgerStatusContract, {})
  const { replayBlocks } = await import('@goodstanding/node')
  const progress = startProgress('Applying blocks', (head?.header.height ?? 0) + 1)
  try {
    const result = await replayBlocks(open.network, async (from) => {
      progress.update(from, `block ${from}`)
      return (await client.call(blocksContract, { query: { from: String(from) } })).blocks
    })
    return result.ok ? sameAnswer(result.value) : otherAnswer(result.fault, result.at ?? null)
  } finally {
    progress.stop()
  }
}

function sameAnswer({ height, stateRoot }: { height: number; stateRoot: string }): Answer {
  return {
    json: { same: true, height, stateRoot },
    text: `✓ ${height + 1} blocks applied again; the state root at height ${height} is ${stateRoot}.`,
  }
}

function otherAnswer(fault: string, at: string | null): Answer {
  const text =
    at === null
      ? '✗ The node has no blocks, not even that of genesis.'
      : `✗ Block ${at} does not follow from those before it: ${fault.replaceAll('_', ' ')} [${fault}]`
  return { json: { same: false, fault, at }, text, exitCode: EXIT.notVerified }
}
