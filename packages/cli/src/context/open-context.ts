import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { findMember, type Instant, type Member, type Network, networkTime } from '@goodstanding/core'
import { ed25519Signer, fromHex } from '@goodstanding/crypto'
import { testNetworkWords } from '@goodstanding/report'
import { type Client, createClient, type Surroundings } from '@goodstanding/sdk'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readText } from '../files/read-text.ts'
import { say } from '../output/print.ts'
import { type Context, findContextPath, readContext } from './context-file.ts'
import { type KeyFile, openKeyFile } from './key-file.ts'
import { readNetwork } from './read-network.ts'

/** What every command that talks to a node has: the network, its clock, and ways to nodes. */
export type OpenContext = {
  readonly context: Context
  readonly network: Network
  readonly now: () => Instant
  readonly random: (bytes: number) => Uint8Array
  readonly surroundings: Surroundings
}

export type ContextOptions = { readonly context?: string | undefined }

const TOKEN_BYTES_MAX = 4096

export function openContext({ context: given }: ContextOptions): OpenContext {
  const context = readContext(findContextPath(given))
  const network = readNetwork(resolve(context.folder, context.file.network))
  tellTestNetwork(network)
  const surroundings = surroundingsOf(network)
  return { context, network, now: surroundings.now, random: surroundings.random, surroundings }
}

/** A person at a terminal is told on each screen that what is on it is a test; programs read the descriptor. */
function tellTestNetwork({ descriptor }: Network): void {
  const words = testNetworkWords(descriptor)
  if (words !== null && process.stderr.isTTY) say(words)
}

/** The world as a network's members see it: on a test network, its clock. */
export function surroundingsOf(network: Network): Surroundings {
  return {
    fetch,
    now: () => networkTime(network.descriptor, Date.now()),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
  }
}

/** The node that this person operates: named by `--as`, or the only one; it has one of the roles. */
export function operatorClient(open: OpenContext, as: string | undefined, roles: readonly string[]): Client {
  const { nodes } = open.context.file
  const able = Object.keys(nodes).filter((name) =>
    findMember(open.network, name)?.roles.some((role) => roles.includes(role)),
  )
  const name = pick('node', as, able)
  const node = nodes[name]
  if (node === undefined) {
    const known = Object.keys(nodes).join(', ') || 'none'
    throw new CommandError('node_unknown', `The context names no node ${name}; it names: ${known}.`, EXIT.usage)
  }
  if (!able.includes(name)) {
    const others = able.length === 0 ? '' : ` These of the context can: ${able.join(', ')}.`
    throw new CommandError(
      'node_role',
      `${name} cannot do this: it is not a ${roles.join(' or ')}.${others}`,
      EXIT.usage,
    )
  }
  const token = readText(resolve(open.context.folder, node.tokenFile), TOKEN_BYTES_MAX).trim()
  return createClient(node.url, { kind: 'token', token }, open.surroundings)
}

/** A caller of a member's node that gives no name: for what anyone may ask. */
export function strangerClient(network: Network, { baseUrl }: Member): Client {
  return createClient(baseUrl, { kind: 'none' }, surroundingsOf(network))
}

/** The enterprise that this person acts for, and a caller of its home node that signs with its key. */
export function enterpriseClient(open: OpenContext, as: string | undefined): { client: Client; file: KeyFile } {
  const { enterprises } = open.context.file
  const name = pick('enterprise', as, Object.keys(enterprises))
  const entry = enterprises[name]
  if (entry === undefined) {
    const known = Object.keys(enterprises).join(', ') || 'none'
    throw new CommandError(
      'enterprise_unknown',
      `The context names no enterprise ${name}; it names: ${known}.`,
      EXIT.usage,
    )
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

function pick(kind: 'node' | 'enterprise', as: string | undefined, able: readonly string[]): string {
  if (as !== undefined) return as
  const [only, ...others] = able
  if (only !== undefined && others.length === 0) return only
  const choice =
    able.length === 0 ? `The context names no ${kind} that can do this.` : `Say which with --as: ${able.join(', ')}.`
  throw new CommandError(`${kind}_not_chosen`, choice, EXIT.usage)
}
