import { revokeConsentContract } from '@goodstanding/api'
import type { Member } from '@goodstanding/core'
import { GoodstandingError } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { enterpriseClient, type OpenContext, openContext, strangerClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { parsePrintableCode } from '../output/printable-code.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding consent revoke CODE|CONSENT` */
export function addConsentRevoke(consent: Command): void {
  const added = consent
    .command('revoke')
    .argument('<code>', 'the revocation code that `consent grant` printed, or the id of a consent of your own')
    .summary('end a consent now and for good; the bare code is enough')
    .description(
      'Puts the end on the ledger, at the first node of the network that answers. With the code no key is needed; for an id ' +
        'the code is taken from your key file.',
    )
    .action(async (code: string, _: unknown, command: Command) => {
      await runCommand(command, (global) => revoke(code, global))
    })
  withExamples(added, 'consent revoke 6W3QK-0TZ5N-…', 'consent revoke 01a19b87-8543-7e6c-b887-b17930de31d5 --as harbor')
}

async function revoke(code: string, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const { network } = open
  const body = { code: isConsentId(code) ? keptCode(code, open, global) : parsePrintableCode(code) }
  const isHome = ({ roles }: Member) => roles.includes('home')
  const { members } = network.descriptor
  for (const member of [...members.filter(isHome), ...members.filter((one) => !isHome(one))]) {
    try {
      const { height } = await strangerClient(network, member).call(revokeConsentContract, { body })
      const text = `The consent is revoked since block ${height}. Nobody reads under it any more.`
      return { json: { height, node: member.name }, text }
    } catch (error) {
      if (!(error instanceof GoodstandingError) || !CANNOT_NOW.includes(error.code)) throw error
    }
  }
  const message = 'No node of the network can take the revocation now. Try again soon; until then the consent stands.'
  throw new CommandError('no_node_answers', message, EXIT.failed)
}

function isConsentId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function keptCode(consent: string, open: OpenContext, { as }: GlobalOptions): string {
  const { file } = enterpriseClient(open, as)
  const kept = file.keys.consents[consent]
  if (kept !== undefined) return kept.code
  const message = `${file.path} has no consent ${consent}: see \`goodstanding consent list\`, or give its revocation code.`
  throw new CommandError('consent_unknown', message, EXIT.usage)
}

/** What another node may answer better: this one is down, or the ledger is out of its reach. */
const CANNOT_NOW = ['node_unreachable', 'node_timeout', 'unavailable', 'peer_unavailable']
