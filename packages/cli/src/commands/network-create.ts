import { formatInstant, type GenesisDescriptor, instantOfMs, memberName, parseInstant } from '@goodstanding/core'
import { composeNetwork, GoodstandingError, parseNetwork } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { type MemberFile, memberFile } from '../context/member-file.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'
import { writeNew } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

type Options = {
  readonly members: string[]
  readonly sequencer?: string
  readonly witnesses?: string
  readonly k?: string
  readonly testClock?: string
  readonly out: string
}

/** `goodstanding network create NAME --members FILE…` */
export function addNetworkCreate(network: Command): void {
  const command = network
    .command('create')
    .argument('<name>', 'small letters, digits and hyphens')
    .requiredOption('--members <file...>', 'the member.json files that `goodstanding init` wrote')
    .option('--sequencer <member>', 'who orders operations; the member with that role unless said')
    .option('--witnesses <members>', 'comma-separated; all members with that role unless said')
    .option('--k <number>', 'how many must cosign a checkpoint; just more than half unless said')
    .option('--test-clock <instant>', 'makes a test network whose clock starts there, such as 2007-06-30T09:00:00.000Z')
    .option('--out <file>', 'where to write the descriptor', 'network.json')
    .summary('found a network from its members’ entries')
    .description(
      'Writes the first descriptor of a new network under this program’s charter, and prints the genesis hash that ' +
        'everybody pins. Send the file to every member.',
    )
    .action(async (name: string, options: Options, self: Command) => {
      await runCommand(self, () => create(name, options))
    })
  withExamples(command, 'network create trial --members */member.json')
}

function create(name: string, options: Options): Answer {
  const entries = options.members.map(readMemberFile)
  const descriptor = compose(parseName(name), entries, options)
  writeNew(options.out, `${JSON.stringify(descriptor, null, 2)}\n`)
  const { genesisHash } = parseNetwork(JSON.stringify(descriptor))
  const { members, witnesses } = descriptor
  return {
    json: { out: options.out, genesisHash },
    text: [
      `${members.length} members, ${witnesses.members.length} witnesses of whom ${witnesses.k} must cosign. Written to ${options.out}.`,
      'Its genesis hash, which everybody pins:',
      genesisHash,
    ].join('\n'),
  }
}

function compose(name: string, entries: readonly MemberFile[], options: Options): GenesisDescriptor {
  const sequencer = sequencerOf(entries, options.sequencer)
  const witnesses =
    options.witnesses === undefined
      ? entries.filter(({ member }) => member.roles.includes('witness')).map(({ member }) => member.name)
      : options.witnesses.split(',').map((one) => one.trim())
  try {
    return composeNetwork({
      name,
      members: entries.map(({ member }) => member),
      sequencer: sequencer.member.name,
      headerLogKey: sequencer.headerLogKey,
      witnesses,
      k: options.k === undefined ? majorityOf(witnesses.length) : wholeNumber(options.k),
      testClock: testClockOf(options.testClock),
    })
  } catch (error) {
    if (!(error instanceof GoodstandingError)) throw error
    throw new CommandError(error.code, FAULT_WORDS[error.code] ?? error.message, EXIT.usage)
  }
}

/** What a founder has to change, for each fault of a descriptor that can come of what is given here. */
const FAULT_WORDS: { readonly [code: string]: string } = {
  descriptor_member_twice: 'Two member files have the same name.',
  descriptor_key_twice: 'Two member files have a key in common: each node makes its own with `goodstanding init`.',
  descriptor_permit: 'A permit does not fit its type: see what `goodstanding init --help` says of --permit.',
  descriptor_witness_unknown: 'A witness that --witnesses names is no member with the role witness.',
  descriptor_witness_group_twice: 'Two witnesses are of one group; each must be of another.',
  descriptor_quorum:
    'Witnesses: --k must be more than half of them. Only a test network (--test-clock) can do without any.',
}

function sequencerOf(entries: readonly MemberFile[], named: string | undefined): MemberFile {
  const able = entries.filter(
    ({ member }) => member.roles.includes('sequencer') && (named === undefined || member.name === named),
  )
  const [only, ...others] = able
  if (only !== undefined && others.length === 0) return only
  const who = named === undefined ? 'One member must have the role sequencer' : `${named} has not the role sequencer`
  const choice =
    able.length > 1 ? `Say with --sequencer which: ${able.map(({ member }) => member.name).join(', ')}` : who
  throw new CommandError('sequencer_not_chosen', `${choice}.`, EXIT.usage)
}

/** A fork needs 2k − w lying witnesses, so k is more than half of them. */
function majorityOf(witnesses: number): number {
  return witnesses === 0 ? 0 : Math.floor(witnesses / 2) + 1
}

function testClockOf(text: string | undefined): GenesisDescriptor['testClock'] {
  if (text === undefined) return null
  const declared = parseInstant(text)
  if (!declared.ok) {
    const message = `--test-clock ${text} is not an instant such as 2007-06-30T09:00:00.000Z.`
    throw new CommandError('instant_form', message, EXIT.usage)
  }
  return { declared: formatInstant(declared.value), real: formatInstant(instantOfMs(Date.now())) }
}

/** What `goodstanding init` wrote of a member for others: public keys, roles and permits. */
function readMemberFile(path: string): MemberFile {
  const parsed = memberFile.safeParse(readJson(path))
  if (parsed.success) return parsed.data
  const at = parsed.error.issues[0]?.path.join('.') || 'its top'
  throw new CommandError(
    'member_file_form',
    `${path} is no member file such as \`goodstanding init\` writes (at ${at}).`,
    EXIT.usage,
  )
}

function parseName(name: string): string {
  const parsed = memberName.safeParse(name)
  if (parsed.success) return parsed.data
  throw new CommandError('name_form', `${name} is no network name: small letters, digits and hyphens.`, EXIT.usage)
}

function wholeNumber(text: string): number {
  if (/^[0-9]{1,2}$/.test(text)) return Number(text)
  throw new CommandError('number_form', `--k ${text} is not a whole number.`, EXIT.usage)
}
