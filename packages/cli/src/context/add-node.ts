import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Member } from '@goodstanding/core'
import { CommandError, EXIT } from '../exit-codes.ts'
import { type ContextFile, FOLDER_CONTEXT, readContext, saveContext } from './context-file.ts'
import { contextOfEnvironment } from './user-folder.ts'

/** The context file that will name a new node; `save` writes it. */
export type NodeContextPlace = { readonly path: string; save(): void }

/**
 * The context that a new node goes into: the one that is named, or else this folder's. One that is of another network, or
 * names another node so, ends the command before anything is written.
 */
export function contextForNode(node: {
  readonly folder: string
  readonly entry: Pick<Member, 'name' | 'baseUrl'>
  readonly network: string
  readonly context: string | undefined
}): NodeContextPlace {
  const path = resolve(node.context ?? contextOfEnvironment() ?? FOLDER_CONTEXT)
  const folder = dirname(path)
  const network = relative(folder, resolve(node.network))
  const file: ContextFile = existsSync(path) ? readContext(path).file : { network, nodes: {}, enterprises: {} }
  if (resolve(folder, file.network) !== resolve(folder, network)) {
    throw new CommandError(
      'context_of_another_network',
      `${path} is for the network in ${file.network}: name another file with --context, or the network with --network.`,
      EXIT.usage,
    )
  }
  const { name, baseUrl } = node.entry
  if (file.nodes[name] !== undefined) {
    throw new CommandError('node_named_already', `${path} names a node ${name} already.`, EXIT.usage)
  }
  const named = { url: baseUrl, tokenFile: relative(folder, join(resolve(node.folder), 'admin-token')) }
  return { path, save: () => saveContext(path, { ...file, nodes: { ...file.nodes, [name]: named } }) }
}
