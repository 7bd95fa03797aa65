import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { isRecordType, type Permit, ROLES, type Role } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { runCommand } from '../run-command.ts'

type Options = { member: string; group?: string; roles: string; url: string; permit: string[]; network: string }

/** `goodstanding init FOLDER --member NAME --roles …` */
export function addInit(program: Command): void {
  program
    .command('init')
    .argument('<folder>', 'the node’s new data folder')
    .requiredOption('--member <name>', 'the member’s name')
    .option('--group <name>', 'the group it belongs to; its own name unless said')
    .requiredOption('--roles <roles>', `comma-separated: ${ROLES.join(', ')}`)
    .option('--url <url>', 'where others reach the node', 'http://127.0.0.1:4100')
    .option('--permit <permit...>', 'what it may publish: type[:jurisdiction[:registry]]', [])
    .option('--network <file>', 'where the network’s descriptor will lie', 'network.json')
    .summary('make a member’s keys and its node’s folder')
    .description(
      'Makes keys (mode 0600) and settings, and writes member.json: the public entry to found or join a network with.',
    )
    .addHelpText(
      'after',
      '\nExample:\n  goodstanding init northbank --member northbank --roles provider --permit tradeline --url http://127.0.0.1:4101',
    )
    .action(async (folder: string, options: Options, command: Command) => {
      await runCommand(command, () => init(folder, options))
    })
}

async function init(folder: string, options: Options): Promise<Answer> {
  if (existsSync(join(folder, 'keys.json'))) {
    throw new CommandError(
      'folder_taken',
      `${folder} holds a node already; its keys are never overwritten.`,
      EXIT.usage,
    )
  }
  const { createDataFolder, createMemberKeys, memberEntry, publicKeyOf } = await import('@goodstanding/node')
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
  const seeds = createMemberKeys(random)
  const url = new URL(options.url)
  const member = memberEntry({
    name: options.member,
    group: options.group ?? options.member,
    roles: options.roles.split(',').map(parseRole),
    baseUrl: options.url.replace(/\/$/, ''),
    permits: options.permit.map(parsePermit),
    seeds,
  })
  const listen = { host: url.hostname, port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)) }
  mkdirSync(folder, { recursive: true })
  const network = relative(resolve(folder), resolve(options.network))
  await createDataFolder(folder, {
    node: nodeFileOf(member.name, network, listen),
    seeds,
    adminToken: toHex(random(32)),
  })
  const path = join(folder, 'member.json')
  writeFileSync(path, `${JSON.stringify({ member, headerLogKey: publicKeyOf(seeds.headerLog) }, null, 2)}\n`)
  return {
    json: { folder, member: path },
    text: `${folder} is ready. Give ${path} to whoever founds the network; then: goodstanding node start ${folder}`,
  }
}

function nodeFileOf(member: string, network: string, listen: { host: string; port: number }) {
  return {
    member,
    network,
    listen,
    operatorFrom: 'loopback' as const,
    proxies: 0,
    limits: { anyonePerMinute: 6_000, signedPerMinute: 60_000, requestTimeoutMs: 30_000, stopTimeoutMs: 10_000 },
    logLevel: 'info' as const,
  }
}

function parseRole(text: string): Role {
  const role = ROLES.find((one) => one === text.trim())
  if (role !== undefined) return role
  throw new CommandError('role_unknown', `${text} is no role. There are: ${ROLES.join(', ')}.`, EXIT.usage)
}

function parsePermit(text: string): Permit {
  const [type = '', jurisdiction, registry] = text.split(':')
  if (!isRecordType(type)) throw new CommandError('type_unknown', `${type} is no record type.`, EXIT.usage)
  return {
    type,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(registry === undefined ? {} : { registry }),
  }
}
