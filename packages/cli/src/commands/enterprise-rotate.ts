import { enterpriseContract, updateKeysContract } from '@goodstanding/api'
import { GoodstandingError, isRefusal, rotateKeys } from '@goodstanding/sdk'
import type { Command } from 'commander'
import type { KeyFile } from '../context/key-file.ts'
import { enterpriseClient, homeClient, type OpenContext, openContext } from '../context/open-context.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding enterprise rotate` */
export function addEnterpriseRotate(enterprise: Command): void {
  const added = enterprise
    .command('rotate')
    .summary('put new keys in place of the old ones')
    .description(
      'Consents that the old keys gave stand no more; grant them anew. Links stay.\n' +
        'If it is interrupted, run it again: it goes on with the keys that it has made.',
    )
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, rotate)
    })
  withExamples(added, 'enterprise rotate --as harbor')
}

async function rotate(global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const opened = enterpriseClient(open, global.as)
  const finished = await finishRotation(open, opened.file)
  if (finished !== null) return answerOf(finished, 'The rotation that was interrupted is finished.')

  const { client, file } = opened
  const params = { id: file.keys.enterprise }
  const { keyState } = await client.call(enterpriseContract, { params })
  const { keys, operation } = rotateKeys(file.keys, keyState, open.network, open.random)
  // The new keys are on disk before the ledger knows them: a crash in between leaves both at hand.
  const pending = file.save({ ...file.keys, next: { rotationSeed: keys.rotationSeed, signerSeed: keys.signerSeed } })
  const body = { operation: { payload: operation.payload, proofs: [...operation.proofs] } }
  try {
    const { height } = await client.call(updateKeysContract, { params, body })
    return answerOf(pending.save(keys), `New keys are in force since block ${height}.`)
  } catch (error) {
    // What an interrupted rotation had sent may have come in just before this one.
    const late = isRefusal(error) || isNotLetIn(error) ? await finishRotation(open, pending) : null
    if (late === null) throw error
    return answerOf(late, 'The rotation that was interrupted is finished.')
  }
}

/** Whether the keys of an interrupted rotation are the current ones; then they take their place in the file. */
async function finishRotation(open: OpenContext, file: KeyFile): Promise<KeyFile | null> {
  const { next } = file.keys
  if (next === undefined) return null
  const renewed = { ...file.keys, ...next, next: undefined }
  const client = homeClient(open, { ...file, keys: renewed })
  try {
    await client.call(enterpriseContract, { params: { id: renewed.enterprise } })
  } catch (error) {
    if (isNotLetIn(error)) return null
    throw error
  }
  return file.save(renewed)
}

function isNotLetIn(error: unknown): boolean {
  return error instanceof GoodstandingError && error.code === 'unauthorized'
}

function answerOf({ path }: KeyFile, text: string): Answer {
  return { json: { keys: path }, text: `${text} They are in ${path}.` }
}
