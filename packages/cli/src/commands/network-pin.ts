import type { Command } from 'commander'
import { pinNetwork, pinnedNetworks, unpinNetwork } from '../context/pinned-networks.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding network pin [HASH|FILE]` */
export function addNetworkPin(network: Command): void {
  const command = network
    .command('pin')
    .argument('[hash-or-file]', 'genesis hash, or a descriptor’s file; without it the pinned ones are listed')
    .option('--remove', 'trust it no more')
    .summary('trust a network from now on')
    .description(
      'Remembers in your own configuration ($XDG_CONFIG_HOME/goodstanding) that you trust a network. `verify` and ' +
        '`report show` rest on that. Get the genesis hash from those who run the network, not from a report.',
    )
    .action(async (named: string | undefined, options: { remove?: boolean }, self: Command) => {
      await runCommand(self, () => pin(named, options.remove === true))
    })
  withExamples(command, 'network pin', 'network pin network.json')
}

function pin(named: string | undefined, remove: boolean): Answer {
  if (named === undefined && remove) {
    throw new CommandError('network_not_named', 'Say which network to trust no more.', EXIT.usage)
  }
  if (named !== undefined && remove && !unpinNetwork(named)) {
    throw new CommandError('network_not_pinned', `${named} was not pinned.`, EXIT.usage)
  }
  if (named !== undefined && !remove) pinNetwork(named)
  const networks = pinnedNetworks()
  const rows = networks.map(({ genesisHash, name }) => [genesisHash, name])
  return {
    json: { networks },
    text: rows.length === 0 ? 'No network is pinned.' : table(['genesis hash', 'name'], rows),
  }
}
