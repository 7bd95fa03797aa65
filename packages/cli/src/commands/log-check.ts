import type { Network } from '@goodstanding/core'
import { type NoteVerifier, parseVerifierKey } from '@goodstanding/crypto'
import { type Checkpoint, type LogCheckOptions, parseCheckpoint } from '@goodstanding/log'
import type { Command } from 'commander'
import { findContextPath } from '../context/context-file.ts'
import { openContext } from '../context/open-context.ts'
import { readNetwork } from '../context/read-network.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readText } from '../files/read-text.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type FoundLog, findLog } from '../logs/find-log.ts'
import { httpLogSource } from '../logs/http-log-source.ts'
import { judgeLog, type LogJudgement } from '../logs/judge-log.ts'
import { judgementJson, judgementText } from '../logs/judgement-text.ts'
import { networkLogs } from '../logs/network-logs.ts'
import type { Answer } from '../output/print.ts'
import { startProgress } from '../output/progress.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

type Options = { readonly network?: string; readonly key?: string; readonly kept?: string; readonly keep?: string }

const NOTE_BYTES_MAX = 65_536

/** `goodstanding log check [LOG]` */
export function addLogCheck(log: Command): void {
  const command = log
    .command('check')
    .argument('[log]', 'MEMBER/records, MEMBER/access or headers; or a URL; every log of the network unless said')
    .option('--network <file>', 'the network’s descriptor; the context’s unless said')
    .option('--key <vkey>', 'the log’s verifier key, for a log of another network')
    .option('--kept <file>', 'a checkpoint of this log kept from before: it must still hold')
    .option('--keep <file>', 'keep the checkpoint there, if all is right, for a later --kept')
    .summary('recompute a whole log from its entries')
    .description(
      'Recomputes every entry, every tile of every level and the root; checks signature and cosignatures; and holds the log ' +
        'against the newest checkpoint that each witness of the network has cosigned: a log that shows another history, or ' +
        'does not serve what was cosigned, is found. Names the first thing that is wrong.\n' +
        'Exit code: 0 right, 4 wrong, 1 where it could not be told (a log cannot be reached).',
    )
    .action(async (name: string | undefined, options: Options, self: Command) => {
      await runCommand(self, (global) => check(name, options, global))
    })
  withExamples(
    command,
    'log check northbank/records',
    'log check --network network.json',
    'log check https://log.example/2026 --key example.org/log+1a2b3c4d+AW…',
  )
}

async function check(name: string | undefined, options: Options, global: GlobalOptions): Promise<Answer> {
  const network = networkOf(options, global)
  if (name === undefined) return checkAll(network, options)
  const foreign = options.key === undefined ? {} : foreignKey(options.key)
  const kept = options.kept === undefined ? [] : [readKept(options.kept)]
  const found = await findLog(name, network)
  const judged = await judge(found, network, { ...foreign, kept })
  if (judged.right && options.keep !== undefined) writeWhole(options.keep, judged.note)
  return {
    json: judgementJson(judged),
    text: judgementText(found.name, judged),
    exitCode: judged.right ? EXIT.done : EXIT.notVerified,
  }
}

type OneOfAll = { readonly json: object; readonly text: string; readonly exitCode: number }

async function checkAll(network: Network | null, options: Options): Promise<Answer> {
  if (network === null || options.key !== undefined || options.kept !== undefined || options.keep !== undefined) {
    throw new CommandError(
      'log_not_named',
      'Say which log, or give the network’s descriptor with --network.',
      EXIT.usage,
    )
  }
  const all: OneOfAll[] = []
  for (const log of networkLogs(network))
    all.push(await checkOneOfAll({ ...log, source: httpLogSource(log.url) }, network))
  const wrong = all.some(({ exitCode }) => exitCode === EXIT.notVerified)
  const untold = all.some(({ exitCode }) => exitCode === EXIT.failed)
  return {
    json: { logs: all.map(({ json }) => json) },
    text: all.map(({ text }) => text).join('\n'),
    exitCode: wrong ? EXIT.notVerified : untold ? EXIT.failed : EXIT.done,
  }
}

/** A log that cannot be reached does not keep the others from being checked. */
async function checkOneOfAll(log: FoundLog, network: Network): Promise<OneOfAll> {
  const { name } = log
  try {
    const judged = await judge(log, network, { kept: [] })
    const exitCode = judged.right ? EXIT.done : EXIT.notVerified
    return { json: { log: name, ...judgementJson(judged) }, text: judgementText(name, judged), exitCode }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const { code, message } = error
    return {
      json: { log: name, right: null, fault: code },
      text: `? ${name}\n  ${message} [${code}]`,
      exitCode: EXIT.failed,
    }
  }
}

async function judge(
  { name, source, keysAt }: FoundLog,
  network: Network | null,
  { logKey, kept }: { readonly logKey?: NoteVerifier; readonly kept: readonly Checkpoint[] },
): Promise<LogJudgement> {
  let progress: ReturnType<typeof startProgress> | undefined
  const onProgress: LogCheckOptions['onProgress'] = ({ checked, size }) => {
    progress ??= startProgress(`Checking ${name}`, size)
    progress.update(checked, `${checked} of ${size} entries`)
  }
  try {
    const options = { onProgress, ...(logKey === undefined ? {} : { logKey }) }
    return await judgeLog({ source, network, keysAt: logKey === undefined ? keysAt : null, kept, options })
  } finally {
    progress?.stop()
  }
}

/** The network that is named, or that of the context if there is one: other people's logs need none. */
function networkOf({ network, key }: Options, global: GlobalOptions): Network | null {
  if (network !== undefined) return readNetwork(network)
  if (key !== undefined || findContextPath(global.context) === undefined) return null
  return openContext(global).network
}

function foreignKey(vkey: string): { readonly logKey: NoteVerifier } {
  const key = parseVerifierKey(vkey)
  if (key.ok) return { logKey: key.value }
  throw new CommandError('verifier_key_form', 'That is no verifier key (name+hash+base64).', EXIT.usage)
}

function readKept(path: string): Checkpoint {
  const parsed = parseCheckpoint(readText(path, NOTE_BYTES_MAX), { isForeign: true })
  if (parsed.ok) return parsed.value.checkpoint
  throw new CommandError('checkpoint_form', `${path} is no checkpoint.`, EXIT.usage)
}
