import { readFileSync } from 'node:fs'
import { type NoteVerifier, parseVerifierKey, toHex } from '@goodstanding/crypto'
import { type CheckedLog, checkLog, type LogCheckOptions, parseCheckpoint } from '@goodstanding/log'
import { type LogVerifiers, logVerifiers } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { openContext } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { httpLogSource } from '../logs/http-log-source.ts'
import type { Answer } from '../output/print.ts'
import { startProgress } from '../output/progress.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

type Options = { key?: string; kept?: string }

/** `goodstanding log check URL` */
export function addLogCheck(log: Command): void {
  log
    .command('check')
    .argument('<url>', 'where the log lies: the prefix of `checkpoint` and `tile/…`')
    .option('--key <vkey>', 'the log’s verifier key, for a log of another network')
    .option('--kept <file>', 'a checkpoint of this log kept from before: it must still hold')
    .summary('recompute a whole log from its entries')
    .description(
      'Checks every entry, every tile of every level, root, signatures and cosignatures; names the first thing that is wrong.\nExit code: 0 right, 4 wrong.',
    )
    .addHelpText('after', '\nExample:\n  goodstanding log check http://127.0.0.1:4105/logs/records')
    .action(async (url: string, options: Options, command: Command) => {
      await runCommand(command, (global) => check(url, options, global))
    })
}

async function check(url: string, options: Options, global: GlobalOptions): Promise<Answer> {
  const source = httpLogSource(url)
  const keys =
    options.key === undefined ? networkKeys(await source.fetchCheckpoint(), global) : foreignKeys(options.key)
  const kept = options.kept === undefined ? {} : { kept: [readKept(options.kept)] }
  let progress: ReturnType<typeof startProgress> | undefined
  const onProgress: LogCheckOptions['onProgress'] = ({ checked, size }) => {
    progress ??= startProgress('Checking entries', size)
    progress.update(checked, `${checked} of ${size}`)
  }
  const result = await checkLog(source, { ...keys, ...kept, onProgress })
  progress?.stop()
  if (result.ok) return rightAnswer(result.value)
  const where = result.at === undefined ? '' : ` at ${result.at}`
  return {
    json: { right: false, fault: result.fault, at: result.at ?? null },
    text: `✗ The log is wrong: ${result.fault.replaceAll('_', ' ')}${where}.`,
    exitCode: EXIT.notVerified,
  }
}

function rightAnswer({ checkpoint, cosignedBy, isWitnessed, isSignatureChecked, tileCount }: CheckedLog): Answer {
  const signed = isSignatureChecked ? 'signed by its key' : 'signature not checked: give its --key'
  const cosigned = cosignedBy.length === 0 ? 'no cosignature checked' : `cosigned by ${cosignedBy.join(', ')}`
  return {
    json: {
      right: true,
      origin: checkpoint.origin,
      size: checkpoint.size,
      root: toHex(checkpoint.root),
      cosignedBy,
      isWitnessed,
      isSignatureChecked,
    },
    text: `✓ ${checkpoint.origin}\n  ${checkpoint.size} entries and ${tileCount} tiles recomputed, root ${toHex(checkpoint.root)}\n  ${signed}; ${cosigned}`,
  }
}

/** Keys of one of our logs, found by its origin in the context's network. */
function networkKeys(note: string, global: GlobalOptions): LogVerifiers | { isForeign: true } {
  const origin = note.split('\n', 1)[0] ?? ''
  try {
    return logVerifiers(openContext(global).network, origin) ?? { isForeign: true }
  } catch (error) {
    if (error instanceof CommandError && error.code === 'context_missing') return { isForeign: true }
    throw error
  }
}

function foreignKeys(vkey: string): { logKey: NoteVerifier; isForeign: true } {
  const key = parseVerifierKey(vkey)
  if (key.ok) return { logKey: key.value, isForeign: true }
  throw new CommandError('verifier_key_form', 'That is no verifier key (name+hash+base64).', EXIT.usage)
}

function readKept(path: string) {
  const parsed = parseCheckpoint(readFileSync(path, 'utf8'))
  if (parsed.ok) return parsed.value.checkpoint
  throw new CommandError('checkpoint_form', `${path} is no checkpoint.`, EXIT.usage)
}
