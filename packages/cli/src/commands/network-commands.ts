import { readFileSync, writeFileSync } from 'node:fs'
import { formatInstant, instantOfMs, parseInstant } from '@goodstanding/core'
import { composeNetwork } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { type MemberFile, memberFile } from '../context/member-file.ts'
import { openContext, readNetwork } from '../context/open-context.ts'
import { pinNetwork, pinnedNetworks } from '../context/pinned-networks.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

type CreateOptions = {
  members: string[]
  witnesses: string
  k: string
  sequencer: string
  testClock?: string
  out: string
}

/** `goodstanding network create NAME` */
export function addNetworkCreate(network: Command): void {
  network
    .command('create')
    .argument('<name>', 'small letters, digits and hyphens')
    .requiredOption('--members <file...>', 'the member.json files that `goodstanding init` wrote')
    .requiredOption('--sequencer <member>', 'which member orders operations')
    .option('--witnesses <members>', 'comma-separated; each of another group', '')
    .option('--k <number>', 'how many cosignatures a checkpoint needs (more than half)', '0')
    .option('--test-clock <instant>', 'makes a test network whose clock starts there, such as 2007-06-30T09:00:00.000Z')
    .option('--out <file>', 'where to write the descriptor', 'network.json')
    .summary('found a network from its members’ entries')
    .action(async (name: string, options: CreateOptions, command: Command) => {
      await runCommand(command, () => create(name, options))
    })
}

function create(name: string, options: CreateOptions): Answer {
  const entries = options.members.map(readMemberFile)
  const sequencer = entries.find(({ member }) => member.name === options.sequencer)
  if (sequencer === undefined)
    throw new CommandError('member_unknown', `No member file is of ${options.sequencer}.`, EXIT.usage)
  const declared = options.testClock === undefined ? null : parseInstant(options.testClock)
  if (declared !== null && !declared.ok)
    throw new CommandError('instant_form', '--test-clock is not an instant.', EXIT.usage)
  const real = formatInstant(instantOfMs(Date.now()))
  const descriptor = composeNetwork({
    name,
    members: entries.map(({ member }) => member),
    sequencer: options.sequencer,
    headerLogKey: sequencer.headerLogKey,
    witnesses: options.witnesses === '' ? [] : options.witnesses.split(','),
    k: Number(options.k),
    testClock: declared === null ? null : { declared: formatInstant(declared.value), real },
  })
  writeFileSync(options.out, `${JSON.stringify(descriptor, null, 2)}\n`, { flag: 'wx' })
  const { genesisHash } = readNetwork(options.out)
  return {
    json: { out: options.out, genesisHash },
    text: `Written to ${options.out}. Its genesis hash, which everybody pins:\n${genesisHash}`,
  }
}

/** What `goodstanding init` wrote of a member for others: public keys, roles and permits. */
function readMemberFile(path: string): MemberFile {
  const parsed = memberFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  throw new CommandError(
    'member_file_form',
    `${path} is no member file (${parsed.error.issues[0]?.path.join('.')}).`,
    EXIT.usage,
  )
}

/** `goodstanding network show [FILE]` */
export function addNetworkShow(network: Command): void {
  network
    .command('show')
    .argument('[file]', 'a descriptor; the context’s unless said')
    .summary('members, roles, witnesses and genesis hash')
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      await runCommand(command, (global) => show(file, global))
    })
}

function show(file: string | undefined, global: GlobalOptions): Answer {
  const network = file === undefined ? openContext(global).network : readNetwork(file)
  const { name, members, witnesses, testClock } = network.descriptor
  const rows = members.map((member) => [
    member.name,
    member.group,
    member.roles.join(' '),
    member.permits
      .map(({ type, jurisdiction }) => (jurisdiction === undefined ? type : `${type}:${jurisdiction}`))
      .join(' ') || null,
    member.baseUrl,
  ])
  const kind = testClock === null ? '' : ` TEST NETWORK, whose clock started at ${testClock.declared}.`
  return {
    json: { genesisHash: network.genesisHash, descriptor: network.descriptor },
    text: [
      `${name}, genesis ${network.genesisHash}.${kind}`,
      `Witnesses: ${witnesses.members.join(', ') || 'none'}; ${witnesses.k} must cosign.`,
      '',
      table(['member', 'group', 'roles', 'may publish', 'node'], rows),
    ].join('\n'),
  }
}

/** `goodstanding network pin HASH|FILE`, and without an argument which are pinned. */
export function addNetworkPin(network: Command): void {
  network
    .command('pin')
    .argument('[hash-or-file]', 'genesis hash, or a descriptor’s file; without it the pinned ones are listed')
    .summary('trust a network from now on')
    .action(async (named: string | undefined, _: unknown, command: Command) => {
      await runCommand(command, () => {
        if (named !== undefined) pinNetwork(named)
        const pinned = pinnedNetworks()
        const rows = pinned.map(({ genesisHash, name }) => [genesisHash, name])
        return {
          json: { networks: pinned },
          text: rows.length === 0 ? 'No network is pinned.' : table(['genesis hash', 'name'], rows),
        }
      })
    })
}
