import { ledgerStatusContract } from '@goodstanding/api'
import { findMember, type Member, type Network } from '@goodstanding/core'
import type { Command } from 'commander'
import { openContext, strangerClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding ledger status` */
export function addLedgerStatus(ledger: Command): void {
  const command = ledger
    .command('status')
    .summary('how far a node has followed the ledger')
    .description('Asks the node that orders operations, or the one that --as names. No token is needed.')
    .action(async (_: unknown, self: Command) => {
      await runCommand(self, async (global) => {
        const { network } = openContext(global)
        const member = memberToAsk(network, global.as)
        const status = await strangerClient(network, member).call(ledgerStatusContract, {})
        return { json: { member: member.name, ...status }, text: textOf(member.name, status) }
      })
    })
  withExamples(command, 'ledger status', 'ledger status --as commons')
}

function memberToAsk(network: Network, as: string | undefined): Member {
  const name = as ?? network.descriptor.headerLog.keys[0]?.member ?? ''
  const member = findMember(network, name)
  if (member !== undefined) return member
  throw new CommandError('member_unknown', `The network has no member ${name}.`, EXIT.usage)
}

function textOf(
  member: string,
  { head, sequencer, replica }: { head: Head | null; sequencer: boolean; replica: boolean },
): string {
  const role = sequencer ? 'orders operations' : replica ? 'follows and recomputes every block' : 'keeps no replica'
  if (head === null) return `${member} ${role}; it has no block.`
  const { height, time, stateRoot } = head.header
  const rows = [
    ['height', String(height)],
    ['time', time],
    ['state root', stateRoot],
    ['header', head.hash],
  ]
  return `${member} ${role}.\n\n${table(['newest block', ''], rows)}`
}

type Head = {
  readonly header: { readonly height: number; readonly time: string; readonly stateRoot: string }
  readonly hash: string
}
