import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { createEnterpriseContract, type OperationReceipt } from '@goodstanding/api'
import { findMember, type Member } from '@goodstanding/core'
import { type EnterpriseKeys, firstOperation, type NewEnterprise, newEnterprise } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { readContext, saveContext } from '../context/context-file.ts'
import { createKeyFile, openKeyFile } from '../context/key-file.ts'
import { type OpenContext, openContext, strangerClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding enterprise create NAME --home MEMBER` */
export function addEnterpriseCreate(enterprise: Command): void {
  const added = enterprise
    .command('create')
    .argument('<name>', 'what you call it in this context, such as harbor')
    .option('--home <member>', 'the member node that keeps its inbox; needed where the network has several')
    .option('--keys <file>', 'where its keys are kept, for you alone to read')
    .summary('make an enterprise id from keys of its own')
    .description(
      'Makes the keys on this machine and puts the first key operation on the ledger. Its hash is the enterprise id.\n' +
        'If it is interrupted, run it again: it goes on with the keys that it has made.',
    )
    .action(async (name: string, options: { home?: string; keys?: string }, command: Command) => {
      await runCommand(command, (global) => create(name, options, global))
    })
  withExamples(
    added,
    'enterprise create harbor',
    'enterprise create harbor --home commons --keys safe/harbor.keys.json',
  )
}

async function create(name: string, options: { home?: string; keys?: string }, global: GlobalOptions): Promise<Answer> {
  if (!/^[a-z0-9][a-z0-9-]{0,38}$/.test(name)) {
    throw new CommandError('name_form', 'A name has small letters, digits and hyphens.', EXIT.usage)
  }
  const open = openContext(global)
  if (open.context.file.enterprises[name] !== undefined) {
    throw new CommandError('name_taken', `The context has an enterprise ${name} already.`, EXIT.usage)
  }
  const path = resolve(options.keys ?? resolve(open.context.folder, `${name}.keys.json`))
  const { keys, operation, isResumed } = resumed(open, path, options.home) ?? begun(open, path, options.home)
  const { height } = await submit(open, keys, operation)
  remember(open, name, path)
  const again = isResumed ? 'The creation that was interrupted is finished. ' : ''
  return {
    json: { enterprise: keys.enterprise, keys: path, height },
    text: `${keys.enterprise}\n\n${again}Its keys are in ${path}: keep a copy where nobody else reaches it. Without them nobody can act for it.`,
  }
}

type Creation = NewEnterprise & { readonly isResumed: boolean }

/** The keys are on disk before any node hears of them, and stay there: whatever becomes of the answer, they count. */
function begun(open: OpenContext, path: string, home: string | undefined): Creation {
  const made = newEnterprise(open.network, chooseHome(open, home).name, open.random)
  createKeyFile(path, made.keys)
  return { ...made, isResumed: false }
}

/** The creation that a key file is from, if the context does not name it yet: it was interrupted. Null: no such file. */
function resumed(open: OpenContext, path: string, home: string | undefined): Creation | null {
  const { folder, file } = open.context
  const isNamed = Object.values(file.enterprises).some((one) => resolve(folder, one.keys) === path)
  if (isNamed || !existsSync(path)) return null
  const { keys } = openKeyFile(path)
  const operation = keys.genesisHash === open.network.genesisHash ? firstOperation(keys, open.network) : null
  if (operation === null) return null
  if (home === undefined || home === keys.home) return { keys, operation, isResumed: true }
  throw new CommandError(
    'home_fixed',
    `The keys in ${path} were made for the home ${keys.home}, which their id follows from. Leave --home out to finish with them, or name another file with --keys.`,
    EXIT.usage,
  )
}

function submit(
  open: OpenContext,
  keys: EnterpriseKeys,
  { payload, proofs }: NewEnterprise['operation'],
): Promise<OperationReceipt> {
  const body = { operation: { payload, proofs: [...proofs] } }
  const home = findMember(open.network, keys.home)
  if (home === undefined) throw new CommandError('home_unknown', `The network has no member ${keys.home}.`, EXIT.usage)
  return strangerClient(open.network, home).call(createEnterpriseContract, { body })
}

function chooseHome(open: OpenContext, named: string | undefined): Member {
  const homes = open.network.descriptor.members.filter(({ roles }) => roles.includes('home'))
  const [only] = homes
  if (named === undefined && only !== undefined && homes.length === 1) return only
  const home = named === undefined ? undefined : findMember(open.network, named)
  if (home?.roles.includes('home')) return home
  throw new CommandError(
    'home_not_chosen',
    `Say with --home which one: ${homes.map(({ name }) => name).join(', ')}.`,
    EXIT.usage,
  )
}

/** Reads the context again: another command may have added to it meanwhile. */
function remember(open: OpenContext, name: string, path: string): void {
  const { file, folder } = readContext(open.context.path)
  const enterprises = { ...file.enterprises, [name]: { keys: relative(folder, path) } }
  saveContext(open.context.path, { ...file, enterprises })
}
