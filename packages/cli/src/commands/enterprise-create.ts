import { rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { createEnterpriseContract, type OperationReceipt } from '@goodstanding/api'
import { findMember, type Member } from '@goodstanding/core'
import { GoodstandingError, type NewEnterprise, newEnterprise } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { readContext, saveContext } from '../context/context-file.ts'
import { createKeyFile } from '../context/key-file.ts'
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
      'Makes the keys on this machine and puts the first key operation on the ledger. Its hash is the enterprise id.',
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
  const home = chooseHome(open, options.home)
  const path = resolve(options.keys ?? resolve(open.context.folder, `${name}.keys.json`))
  const { keys, operation } = newEnterprise(open.network, home.name, open.random)
  createKeyFile(path, keys)
  const { height } = await submit(open, home, operation).catch((error: unknown) => {
    // Where the answer is lost the ledger may have the enterprise, and these are its only keys.
    if (!(error instanceof GoodstandingError) || error.code === 'node_timeout') throw error
    rmSync(path)
    throw error
  })
  remember(open, name, path)
  return {
    json: { enterprise: keys.enterprise, keys: path, height },
    text: `${keys.enterprise}\n\nIts keys are in ${path}: keep a copy where nobody else reaches it. Without them nobody can act for it.`,
  }
}

function submit(
  open: OpenContext,
  home: Member,
  { payload, proofs }: NewEnterprise['operation'],
): Promise<OperationReceipt> {
  const body = { operation: { payload, proofs: [...proofs] } }
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
