import { formatVerifierKey } from '@goodstanding/crypto'
import { testNetworkWords } from '@goodstanding/report'
import type { Command } from 'commander'
import { openContext } from '../context/open-context.ts'
import { readNetwork } from '../context/read-network.ts'
import { type NetworkLog, networkLogs } from '../logs/network-logs.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding network show [FILE]` */
export function addNetworkShow(network: Command): void {
  const command = network
    .command('show')
    .argument('[file]', 'a descriptor; the context’s unless said')
    .summary('members, roles, witnesses and genesis hash')
    .description(
      'Shows who the members of a network are and what each may do; with --json also where each log lies, and its key.',
    )
    .action(async (file: string | undefined, _: unknown, self: Command) => {
      await runCommand(self, (global) => show(file, global))
    })
  withExamples(command, 'network show', 'network show demo-out/network.json')
}

function show(file: string | undefined, global: GlobalOptions): Answer {
  const network = file === undefined ? openContext(global).network : readNetwork(file)
  const { name, members, witnesses, headerLog } = network.descriptor
  const rows = members.map((member) => [
    member.name,
    member.group,
    member.roles.join(' '),
    member.permits
      .map((permit) => [permit.type, permit.jurisdiction, permit.registry].filter(Boolean).join(':'))
      .join(' ') || null,
    member.baseUrl,
  ])
  const test = testNetworkWords(network.descriptor)
  return {
    json: { genesisHash: network.genesisHash, descriptor: network.descriptor, logs: networkLogs(network).map(logJson) },
    text: [
      `${name}, genesis hash ${network.genesisHash}`,
      ...(test === null ? [] : [test]),
      `Witnesses: ${witnesses.members.join(', ') || 'none'}; ${witnesses.k} must cosign.`,
      `Operations are ordered by ${headerLog.keys.map(({ member }) => member).join(', then ')}.`,
      '',
      table(['member', 'group', 'roles', 'may publish', 'node'], rows),
    ].join('\n'),
  }
}

/** Where a log lies and the key of its signed notes, as any client of C2SP tile logs takes them. */
function logJson({ name, url, keys }: NetworkLog): object {
  return { log: name, url, origin: keys.logKey.name, verifierKey: formatVerifierKey(keys.logKey) }
}
