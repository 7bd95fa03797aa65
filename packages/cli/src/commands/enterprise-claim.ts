import type { Network } from '@goodstanding/core'
import { parseCrockford } from '@goodstanding/crypto'
import { claimRecords, type EnterpriseKeys } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding enterprise claim CODE` */
export function addEnterpriseClaim(enterprise: Command): void {
  const added = enterprise
    .command('claim')
    .argument('<code>', 'the claim code that the provider gave you')
    .summary('link what a provider has recorded to your enterprise')
    .description(
      'Signs the link between the provider’s records and your enterprise. Claim your entry at the company register first. ' +
        'If it is interrupted, run it again with the same code.',
    )
    .action(async (code: string, _: unknown, command: Command) => {
      await runCommand(command, (global) => claim(code, global))
    })
  withExamples(added, 'enterprise claim registry-5VZ0J7KQ2M8D1RTCV --as harbor')
}

async function claim(code: string, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  if (!isClaimCode(code.trim(), open.network)) {
    const message =
      `${code} is no claim code of this network, or is mistyped: it is a member’s name, a hyphen and seventeen letters and ` +
      'digits. Compare it with what the provider gave you.'
    throw new CommandError('claim_code_form', message, EXIT.usage)
  }
  const { client, file } = enterpriseClient(open, global.as)
  const keep = (keys: EnterpriseKeys): void => void file.save(keys)
  const { link, leaf } = await claimRecords(code, { client, keys: file.keys, network: open.network, keep })
  const { provider, subject, registration } = link.payload
  return {
    json: { provider, subject, registration, position: leaf.position },
    text: `Linked at ${provider}, as ${registration.registry} ${registration.number}.`,
  }
}

/** Its check character finds a mistyped code here, before it costs one of the few tries. */
function isClaimCode(code: string, { descriptor: { members } }: Network): boolean {
  return members.some(({ name }) => {
    const isOfMember = code.slice(0, name.length + 1).toLowerCase() === `${name}-`
    return isOfMember && parseCrockford(code.slice(name.length + 1)).ok
  })
}
