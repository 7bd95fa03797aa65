import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import {
  isRecordType,
  type Member,
  member,
  type Permit,
  permitFitsType,
  RECORD_TYPES,
  ROLES,
  type Role,
} from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import type { Command } from 'commander'
import { contextForNode, type NodeContextPlace } from '../context/add-node.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { notWritten, writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

type Options = {
  readonly member?: string
  readonly group?: string
  readonly roles: string
  readonly url: string
  readonly permit: string[]
  readonly network: string
}

/** `goodstanding init FOLDER --roles ROLES` */
export function addInit(program: Command): void {
  const command = program
    .command('init')
    .argument('<folder>', 'the node’s new data folder')
    .requiredOption('--roles <roles>', `comma-separated: ${ROLES.join(', ')}`)
    .option('--member <name>', 'the member’s name; that of the folder unless said')
    .option('--group <name>', 'the group it belongs to; its own name unless said')
    .option('--url <url>', 'where others reach the node', 'http://127.0.0.1:4100')
    .option('--permit <permit...>', 'what it may publish: type[:jurisdiction[:registry]]', [])
    .option('--network <file>', 'where the network’s descriptor will lie', 'network.json')
    .summary('make a member’s keys and its node’s folder')
    .description(
      'Makes a node’s keys, operator token (both mode 0600) and settings, and member.json: the public entry to found a ' +
        'network with. Names the node in goodstanding.json here, by which later commands find it.',
    )
    .action(async (folder: string, options: Options, self: Command) => {
      await runCommand(self, (global) => init(folder, options, global))
    })
  withExamples(
    command,
    'init northbank --roles provider --permit tradeline --url http://127.0.0.1:4101',
    'init registry --roles registrar,provider --permit registration:US-CA:RA000598 --url http://127.0.0.1:4102',
  )
}

async function init(folder: string, options: Options, global: GlobalOptions): Promise<Answer> {
  if (existsSync(join(folder, 'keys.json'))) {
    const message = `${folder} holds a node already; its keys are never overwritten.`
    throw new CommandError('folder_taken', message, EXIT.usage)
  }
  const { createMemberKeys, memberEntry, publicKeyOf } = await import('@goodstanding/node')
  const seeds = createMemberKeys(random)
  const url = parseUrl(options.url)
  const name = options.member ?? resolve(folder).split('/').at(-1) ?? ''
  const entry = checkedMember(() =>
    memberEntry({
      name,
      group: options.group ?? name,
      roles: options.roles.split(',').map(parseRole),
      baseUrl: options.url.replace(/\/+$/, ''),
      permits: options.permit.map(parsePermit),
      seeds,
    }),
  )
  const place = contextForNode({ folder, entry, network: options.network, context: global.context })
  const path = join(folder, 'member.json')
  await writeFolder(folder, { seeds, entry, url, network: options.network })
  writeWhole(path, `${JSON.stringify({ member: entry, headerLogKey: publicKeyOf(seeds.headerLog) }, null, 2)}\n`)
  place.save()
  return answerOf(folder, path, place)
}

function random(bytes: number): Uint8Array {
  return new Uint8Array(randomBytes(bytes))
}

type Node = {
  readonly seeds: {
    readonly [use in 'statement' | 'http' | 'recordLog' | 'accessLog' | 'headerLog' | 'witness']: string
  }
  readonly entry: Member
  readonly url: URL
  readonly network: string
}

async function writeFolder(folder: string, { seeds, entry, url, network }: Node): Promise<void> {
  const { createDataFolder, nodeFile } = await import('@goodstanding/node')
  const listen = { host: url.hostname, port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)) }
  const node = nodeFile.parse({ member: entry.name, network: relative(resolve(folder), resolve(network)), listen })
  try {
    mkdirSync(folder, { recursive: true })
    await createDataFolder(folder, { node, seeds, adminToken: toHex(random(32)) })
  } catch (error) {
    throw notWritten(folder, error)
  }
}

function answerOf(folder: string, path: string, { path: context }: NodeContextPlace): Answer {
  return {
    json: { folder, member: path, context },
    text: [
      `${folder} is ready, and named in ${context}.`,
      `Give ${path} to whoever founds the network; once its descriptor lies where --network says:`,
      `goodstanding node start ${folder}`,
    ].join('\n'),
  }
}

function checkedMember(make: () => Member): Member {
  let fault: string | undefined
  try {
    const parsed = member.safeParse(make())
    if (parsed.success) return parsed.data
    fault = parsed.error.issues[0]?.path.join('.')
  } catch (error) {
    if (error instanceof CommandError) throw error
    fault = 'name'
  }
  const message = `The member cannot be made: its ${fault} is not as it must be. Names have 3 to 40 small letters, digits and hyphens.`
  throw new CommandError('member_form', message, EXIT.usage)
}

function parseUrl(text: string): URL {
  const isUrl = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
  if (isUrl) return new URL(text)
  throw new CommandError('url_form', `--url ${text} is not an address such as https://node.example:4100.`, EXIT.usage)
}

function parseRole(text: string): Role {
  const role = ROLES.find((one) => one === text.trim())
  if (role !== undefined) return role
  throw new CommandError('role_unknown', `${text} is no role. There are: ${ROLES.join(', ')}.`, EXIT.usage)
}

function parsePermit(text: string): Permit {
  const [type = '', jurisdiction, registry] = text.split(':')
  if (!isRecordType(type)) {
    const message = `${type} is no record type. There are: ${RECORD_TYPES.join(', ')}.`
    throw new CommandError('type_unknown', message, EXIT.usage)
  }
  const permit = {
    type,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(registry === undefined ? {} : { registry }),
  }
  if (permitFitsType(permit)) return permit
  const message =
    `--permit ${text} does not fit its type: what public registers and offices say is permitted for one jurisdiction, ` +
    'and for one listed register where there is one (registration:US-CA:RA000598, tax_standing:US-CA); all else by type alone.'
  throw new CommandError('permit_form', message, EXIT.usage)
}
