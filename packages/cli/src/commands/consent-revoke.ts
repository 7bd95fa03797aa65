import { revokeConsentContract } from '@goodstanding/api'
import { createClient } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { openContext } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { parsePrintableCode } from '../output/printable-code.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding consent revoke CODE` */
export function addConsentRevoke(consent: Command): void {
  consent
    .command('revoke')
    .argument('<code>', 'the revocation code that `consent grant` printed')
    .summary('end a consent now and for good; the bare code is enough')
    .addHelpText('after', '\nExample:\n  goodstanding consent revoke 6W3QK-0TZ5N-…')
    .action(async (code: string, _: unknown, command: Command) => {
      await runCommand(command, (global) => revoke(code, global))
    })
}

async function revoke(code: string, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const homes = open.network.descriptor.members.filter(({ roles }) => roles.includes('home'))
  const body = { code: parsePrintableCode(code) }
  for (const home of homes) {
    const client = createClient(home.baseUrl, { kind: 'none' }, open.surroundings)
    const done = await client.call(revokeConsentContract, { body })
    return { json: done, text: `The consent is revoked since block ${done.height}. Nobody reads under it any more.` }
  }
  throw new CommandError('home_missing', 'The network has no home node to revoke at.', EXIT.failed)
}
