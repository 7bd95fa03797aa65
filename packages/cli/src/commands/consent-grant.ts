import { inboxContract } from '@goodstanding/api'
import { parseDate, parseInstant, type RecordType } from '@goodstanding/core'
import { type ConsentChoice, grantConsent } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { keepConsentIn } from '../context/keep-consent.ts'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { printableCode } from '../output/printable-code.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'
import { parseTypes } from './consent-request.ts'

type Options = {
  types?: string
  without?: string[]
  reads?: string
  expires?: string
  keepUntil?: string
  factsFrom?: string
}

/** `goodstanding consent grant REQUEST` */
export function addConsentGrant(consent: Command): void {
  const added = consent
    .command('grant')
    .argument('<request>', 'id of the lender’s request (see `consent show`)')
    .option('--types <types>', 'narrow to these record types (the registers’ core set always goes along)')
    .option('--without <member...>', 'leave these providers out')
    .option('--reads <number>', 'at most so many reads of each provider')
    .option('--expires <date>', 'an earlier end, YYYY-MM-DD')
    .option('--keep-until <date>', 'an earlier end of keeping, YYYY-MM-DD')
    .option('--facts-from <date>', 'no facts from before this day')
    .summary('consent to a request, as asked or narrower')
    .description(
      'Signs the consent on this machine. The revocation code that it prints ends it at any time, at any node.',
    )
    .action(async (request: string, options: Options, command: Command) => {
      await runCommand(command, (global) => grant(request, options, global))
    })
  withExamples(
    added,
    'consent grant 0192… --as harbor',
    'consent grant 0192… --reads 1 --without northbank --as harbor',
  )
}

async function grant(id: string, options: Options, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const { client, file } = enterpriseClient(open, global.as)
  const { requests } = await client.call(inboxContract, { params: { id: file.keys.enterprise } })
  const asked = requests.find(({ request }) => request.id === id)
  if (asked === undefined)
    throw new CommandError('request_unknown', `There is no request ${id} in the inbox.`, EXIT.usage)
  const choice = narrowed(asked.request, asked.lender, options)
  const granted = await grantConsent(choice, id, {
    client,
    keys: file.keys,
    network: open.network,
    keep: keepConsentIn(file),
  })
  const { payload } = granted.consent.statement
  const providers = granted.consent.slices.map(({ slice }) => slice.provider)
  const code = printableCode(granted.consent.code)
  return {
    json: {
      consent: payload.id,
      providers,
      expires: payload.expires,
      height: granted.height,
      delivered: granted.delivered,
      code,
    },
    text: [
      `Granted: consent ${payload.id}`,
      `  who reads       ${payload.reader}`,
      `  what            ${[...new Set(granted.consent.slices.flatMap(({ slice }) => slice.types))].join(', ')} of ${providers.join(', ')}`,
      `  why             ${payload.purpose.replaceAll('_', ' ')}`,
      `  until when      ${payload.expires.slice(0, 10)}, at most ${payload.reads} reads of each provider`,
      `  how long kept   until ${payload.keepUntil?.slice(0, 10) ?? 'you say'}`,
      '',
      `To end it at any time: goodstanding consent revoke ${code}`,
    ].join('\n'),
  }
}

type Asked = {
  readonly purpose: ConsentChoice['purpose']
  readonly types: readonly RecordType[]
  readonly reads: number
  readonly expires: string
  readonly keepUntil: string
  readonly factsFrom: string
  readonly factsTo: string
}

/** The request's terms, each narrowed by what the enterprise said. */
function narrowed(asked: Asked, reader: string, options: Options): ConsentChoice {
  const reads = options.reads === undefined ? asked.reads : Math.min(asked.reads, wholeNumber(options.reads))
  const types =
    options.types === undefined ? asked.types : parseTypes(options.types).filter((type) => asked.types.includes(type))
  return {
    reader,
    purpose: asked.purpose,
    types,
    reads,
    without: options.without ?? [],
    expires: earlier(asked.expires, options.expires),
    keepUntil: earlier(asked.keepUntil, options.keepUntil),
    factsFrom: dateOf(options.factsFrom ?? asked.factsFrom),
    factsTo: dateOf(asked.factsTo),
  }
}

function earlier(asked: string, said: string | undefined) {
  const text = said === undefined || `${said}T23:59:59.999Z` > asked ? asked : `${dateOf(said)}T23:59:59.999Z`
  const instant = parseInstant(text)
  if (!instant.ok) throw new CommandError('date_form', `${text} is no instant.`, EXIT.usage)
  return instant.value
}

function dateOf(text: string) {
  const date = parseDate(text)
  if (!date.ok) throw new CommandError('date_form', `${text} is not a date YYYY-MM-DD.`, EXIT.usage)
  return date.value
}

function wholeNumber(text: string): number {
  if (/^[1-9][0-9]{0,2}$/.test(text)) return Number(text)
  throw new CommandError('number_form', `${text} is not a whole number from 1 to 999.`, EXIT.usage)
}
