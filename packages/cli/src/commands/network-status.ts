import { networkContract, readyContract } from '@goodstanding/api'
import type { Member, Network } from '@goodstanding/core'
import { GoodstandingError } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { openContext, strangerClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding network status` */
export function addNetworkStatus(network: Command): void {
  const command = network
    .command('status')
    .option('--wait <seconds>', 'wait so long for all of them', '0')
    .summary('which members’ nodes are up, and what each is not safe for')
    .description(
      'Asks every member’s node whether it can do its work, and holds the genesis hash that it names against yours.\n' +
        'Exit code: 0 all are ready, 1 some are not.',
    )
    .action(async (options: { wait: string }, self: Command) => {
      await runCommand(self, (global) => status(options.wait, global))
    })
  withExamples(command, 'network status', 'network status --wait 30')
}

type State = 'ready' | 'not ready' | 'unreachable' | 'of another network'
type NodeState = { readonly member: string; readonly state: State; readonly cautions: readonly string[] }

const PAUSE_MS = 250

async function status(wait: string, global: GlobalOptions): Promise<Answer> {
  const { network } = openContext(global)
  const until = performance.now() + 1_000 * secondsOf(wait)
  let nodes = await statesOf(network)
  while (!nodes.every(isReady) && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    nodes = await statesOf(network)
  }
  const rows = nodes.map(({ member, state }) => [member, state])
  const cautions = [...new Set(nodes.flatMap((node) => node.cautions))].map((caution) => {
    const of = nodes.filter((node) => node.cautions.includes(caution)).map(({ member }) => member)
    return `! ${caution} (${of.length === nodes.length ? 'all' : of.join(', ')})`
  })
  return {
    json: { nodes },
    text: [table(['member', 'node'], rows), ...(cautions.length === 0 ? [] : ['', ...cautions])].join('\n'),
    exitCode: nodes.every(isReady) ? EXIT.done : EXIT.failed,
  }
}

function isReady({ state }: NodeState): boolean {
  return state === 'ready'
}

function statesOf(network: Network): Promise<readonly NodeState[]> {
  return Promise.all(network.descriptor.members.map((member) => stateOf(network, member)))
}

async function stateOf(network: Network, member: Member): Promise<NodeState> {
  const client = strangerClient(network, member)
  const of = { member: member.name, cautions: [] }
  try {
    const { genesisHash, self } = await client.call(networkContract, {})
    if (genesisHash !== network.genesisHash) return { ...of, state: 'of another network' }
    await client.call(readyContract, {})
    return { ...of, state: 'ready', cautions: self.cautions }
  } catch (error) {
    if (!(error instanceof GoodstandingError)) throw error
    return { ...of, state: error.status === null ? 'unreachable' : 'not ready' }
  }
}

function secondsOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw new CommandError('number_form', `--wait ${text} is not a whole number of seconds.`, EXIT.usage)
}
