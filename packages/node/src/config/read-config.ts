import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findMember, type Network, type Result } from '@goodstanding/core'
import { openNetwork } from '@goodstanding/ledger'
import { z } from 'zod'
import { type Config, type ConfigProblem, type NodeFile, nodeFile, type Secrets } from './config.ts'
import { ADMIN_TOKEN_FILE, KEYS_FILE, NODE_FILE, parseJsonText, readSecretText } from './data-folder.ts'
import type { Environment } from './environment.ts'
import { type MemberSeeds, memberEntry, memberSeeds } from './member-keys.ts'

/** What a node starts from, or everything that keeps it from starting. */
export type ReadConfig =
  | { readonly ok: true; readonly config: Config; readonly secrets: Secrets }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

const MESSAGES: { readonly [C in ConfigProblem['code']]: string } = {
  config_folder_missing: 'say which folder is the node’s: GOODSTANDING_DATA, or the command’s argument',
  config_file_missing: 'is not there or cannot be read',
  config_file_form: 'is not what this file must hold',
  config_file_permissions: 'may be read by others: its mode must be 0600',
  config_variable_form: 'has a value that cannot be used',
  config_member_unknown: 'names a member that the network’s descriptor does not have',
  config_keys_mismatch: 'holds other keys than the network’s descriptor gives this member',
  config_descriptor: 'is not a network descriptor that can be used',
}

/** Reads a node's folder and the environment over it. Answers every fault at once, and never a secret in one. */
export async function readConfig(environment: Environment): Promise<ReadConfig> {
  const folder = environment.dataFolder
  if (folder === undefined) return { ok: false, problems: [problem('config_folder_missing', 'GOODSTANDING_DATA')] }

  const problems: ConfigProblem[] = []
  const keep = <T>(result: Result<T, ConfigProblem['code']>): T | undefined => {
    if (result.ok) return result.value
    problems.push(problem(result.fault, result.at ?? ''))
    return undefined
  }
  const node = keep(await readJson(resolve(folder, NODE_FILE), nodeFile, NODE_FILE))
  const keysText = keep(await readSecretText(resolve(folder, KEYS_FILE), KEYS_FILE))
  const seeds = keysText === undefined ? undefined : keep(parseJsonText(keysText, memberSeeds, KEYS_FILE))
  const token = keep(await readSecretText(resolve(folder, ADMIN_TOKEN_FILE), ADMIN_TOKEN_FILE))
  const adminToken = token === undefined ? undefined : keep(parseToken(token))
  const listen = keep(parseListen(environment, node))
  const logLevel = keep(parseLogLevel(environment, node))
  const databaseUrl = keep(parseDatabaseUrl(environment))
  const network = node === undefined ? undefined : keep(await readNetwork(folder, node))
  if (network && node && seeds) keep(checkMember(network, node, seeds))

  if (
    problems.length > 0 ||
    !node ||
    !seeds ||
    !adminToken ||
    !listen ||
    !logLevel ||
    databaseUrl === undefined ||
    !network
  ) {
    return { ok: false, problems }
  }
  const { member, operatorFrom, proxies, limits } = node
  const database = databaseUrl === null ? 'pglite' : 'postgresql'
  return {
    ok: true,
    config: { member, network, listen, dataFolder: resolve(folder), database, operatorFrom, proxies, limits, logLevel },
    secrets: { seeds, adminToken, databaseUrl },
  }
}

function problem(code: ConfigProblem['code'], at: string): ConfigProblem {
  return { code, at, message: MESSAGES[code] }
}

type Read<T> = Result<T, ConfigProblem['code']>

async function readJson<S extends z.ZodType>(path: string, schema: S, at: string): Promise<Read<z.output<S>>> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return { ok: false, fault: 'config_file_missing', at }
  return parseJsonText(text, schema, at)
}

async function readNetwork(folder: string, node: NodeFile): Promise<Read<Network>> {
  const descriptor = await readJson(resolve(folder, node.network), z.unknown(), node.network)
  if (!descriptor.ok) return descriptor
  const network = openNetwork(descriptor.value)
  if (network.ok) return network
  return { ok: false, fault: 'config_descriptor', at: `${node.network}: ${network.fault} ${network.at ?? ''}`.trim() }
}

/** The descriptor decides what others verify with: keys that are not in it sign in vain. */
function checkMember(network: Network, node: NodeFile, seeds: MemberSeeds): Read<null> {
  const member = findMember(network, node.member)
  if (member === undefined) return { ok: false, fault: 'config_member_unknown', at: `${NODE_FILE}: member` }
  const own = memberEntry({ ...member, seeds })
  const keys = ['statementKey', 'httpKey', 'recordLogKey', 'accessLogKey', 'witnessKey'] as const
  const other = keys.find((key) => member[key] !== null && member[key] !== own[key])
  return other === undefined ? { ok: true, value: null } : { ok: false, fault: 'config_keys_mismatch', at: KEYS_FILE }
}

function parseToken(text: string): Read<string> {
  const token = text.trim()
  if (/^[A-Za-z0-9_-]{32,128}$/.test(token)) return { ok: true, value: token }
  return { ok: false, fault: 'config_file_form', at: ADMIN_TOKEN_FILE }
}

function parseListen(environment: Environment, node: NodeFile | undefined): Read<Config['listen']> {
  const port = environment.port ?? String(node?.listen.port ?? 0)
  const isPort = /^\d{1,5}$/.test(port) && Number(port) <= 65_535
  if (!isPort) return { ok: false, fault: 'config_variable_form', at: 'GOODSTANDING_PORT' }
  return { ok: true, value: { host: environment.host ?? node?.listen.host ?? '127.0.0.1', port: Number(port) } }
}

/** Only its scheme is looked at: the rest is the driver's to read, and may hold a password. */
function parseDatabaseUrl({ databaseUrl }: Environment): Read<string | null> {
  if (databaseUrl === undefined) return { ok: true, value: null }
  const isPostgres = /^postgres(ql)?:\/\/./.test(databaseUrl)
  if (isPostgres) return { ok: true, value: databaseUrl }
  return { ok: false, fault: 'config_variable_form', at: 'DATABASE_URL (postgres://USER:PASSWORD@HOST/DATABASE)' }
}

function parseLogLevel(environment: Environment, node: NodeFile | undefined): Read<Config['logLevel']> {
  const level = nodeFile.shape.logLevel.safeParse(environment.logLevel ?? node?.logLevel)
  if (level.success) return { ok: true, value: level.data }
  return { ok: false, fault: 'config_variable_form', at: 'GOODSTANDING_LOG_LEVEL' }
}
