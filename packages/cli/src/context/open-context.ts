import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findMember, type Instant, type Network, networkTime } from '@goodstanding/core'
import { ed25519Signer, fromHex } from '@goodstanding/crypto'
import { type Client, createClient, parseNetwork, type Surroundings } from '@goodstanding/sdk'
import { CommandError, EXIT } from '../exit-codes.ts'
import { type Context, findContextPath, readContext } from './context-file.ts'
import { type KeyFile, openKeyFile } from './key-file.ts'

/** What every command that talks to a node has: the network, its clock, and ways to nodes. */
export type OpenContext = {
  readonly context: Context
  readonly network: Network
  readonly now: () => Instant
  readonly random: (bytes: number) => Uint8Array
  readonly surroundings: Surroundings
}

export type ContextOptions = { readonly context?: string | undefined }

export function openContext({ context: given }: ContextOptions): OpenContext {
  const context = readContext(findContextPath(given, process.env.GOODSTANDING_CONTEXT))
  const network = readNetwork(resolve(context.folder, context.file.network))
  const now = () => networkTime(network.descriptor, Date.now())
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
  return { context, network, now, random, surroundings: { fetch, now, random } }
}

export function readNetwork(path: string): Network {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new CommandError('file_unreadable', `The network file ${path} cannot be read.`, EXIT.usage)
  }
  return parseNetwork(text)
}

/** The node that this person operates: named by `--as`, or the only one that has one of the roles. */
export function operatorClient(open: OpenContext, as: string | undefined, roles: readonly string[]): Client {
  const { nodes } = open.context.file
  const able = Object.keys(nodes).filter((name) =>
    findMember(open.network, name)?.roles.some((role) => roles.includes(role)),
  )
  const name = pick('node', as, able)
  const node = nodes[name]
  if (node === undefined) throw new CommandError('node_unknown', `The context names no node ${name}.`, EXIT.usage)
  const token = readToken(resolve(open.context.folder, node.tokenFile))
  return createClient(node.url, { kind: 'token', token }, open.surroundings)
}

/** The enterprise that this person acts for, and a caller of its home node that signs with its key. */
export function enterpriseClient(open: OpenContext, as: string | undefined): { client: Client; file: KeyFile } {
  const { enterprises } = open.context.file
  const name = pick('enterprise', as, Object.keys(enterprises))
  const entry = enterprises[name]
  if (entry === undefined) {
    throw new CommandError('enterprise_unknown', `The context names no enterprise ${name}.`, EXIT.usage)
  }
  const file = openKeyFile(resolve(open.context.folder, entry.keys))
  if (file.keys.genesisHash !== open.network.genesisHash) {
    throw new CommandError('network_mismatch', `${file.path} holds keys for another network.`, EXIT.usage)
  }
  return { client: homeClient(open, file), file }
}

export function homeClient(open: OpenContext, { keys }: KeyFile): Client {
  const home = findMember(open.network, keys.home)
  if (home === undefined) throw new CommandError('home_unknown', `The network has no member ${keys.home}.`, EXIT.usage)
  const signer = ed25519Signer(fromHex(keys.signerSeed))
  const key = { keyId: `enterprise:${keys.enterprise}#${signer.publicKey}`, signer }
  return createClient(home.baseUrl, { kind: 'key', key }, open.surroundings)
}

function pick(kind: string, as: string | undefined, able: readonly string[]): string {
  if (as !== undefined) return as
  const [only, ...others] = able
  if (only !== undefined && others.length === 0) return only
  const choice =
    able.length === 0 ? `the context names no ${kind} that can do this` : `say which with --as: ${able.join(', ')}`
  throw new CommandError(
    `${kind}_not_chosen`,
    `Which ${kind}? ${choice[0]?.toUpperCase()}${choice.slice(1)}.`,
    EXIT.usage,
  )
}

function readToken(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new CommandError('token_missing', `The node's token file ${path} cannot be read.`, EXIT.usage)
  }
}
