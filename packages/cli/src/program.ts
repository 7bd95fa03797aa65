import { Command } from 'commander'
import { addAccessList } from './commands/access-list.ts'
import { addConsentGrant } from './commands/consent-grant.ts'
import { addConsentList } from './commands/consent-list.ts'
import { addConsentRequest } from './commands/consent-request.ts'
import { addConsentRevoke } from './commands/consent-revoke.ts'
import { addConsentShow } from './commands/consent-show.ts'
import { addEnterpriseClaim } from './commands/enterprise-claim.ts'
import { addEnterpriseCreate } from './commands/enterprise-create.ts'
import { addEnterpriseFile, addEnterpriseOwnCopy } from './commands/enterprise-file.ts'
import { addEnterpriseRotate } from './commands/enterprise-rotate.ts'
import { addInit } from './commands/init.ts'
import { addLedgerReplay, addLedgerStatus } from './commands/ledger-commands.ts'
import { addLogCheck } from './commands/log-check.ts'
import { addNetworkCreate, addNetworkPin, addNetworkShow } from './commands/network-commands.ts'
import { addNodeStart } from './commands/node-start.ts'
import { addProviderIngest } from './commands/provider-ingest.ts'
import { addProviderInvite } from './commands/provider-invite.ts'
import { addProviderStatus } from './commands/provider-status.ts'
import { addReportComplete, addReportRequest, addReportShow } from './commands/report-commands.ts'
import { addVerify } from './commands/verify.ts'

type Add = (parent: Command) => void

const GROUPS: readonly (readonly [string, string, readonly Add[]])[] = [
  ['node', 'run a member’s node', [addNodeStart]],
  ['network', 'found, show and trust networks', [addNetworkCreate, addNetworkShow, addNetworkPin]],
  ['provider', 'publish records and invite customers', [addProviderIngest, addProviderInvite, addProviderStatus]],
  [
    'enterprise',
    'act for an enterprise',
    [addEnterpriseCreate, addEnterpriseClaim, addEnterpriseFile, addEnterpriseRotate, addEnterpriseOwnCopy],
  ],
  [
    'consent',
    'ask for, give and end consents',
    [addConsentRequest, addConsentShow, addConsentGrant, addConsentRevoke, addConsentList],
  ],
  ['report', 'read and show reports', [addReportRequest, addReportShow, addReportComplete]],
  ['access', 'who has read', [addAccessList]],
  ['log', 'check logs', [addLogCheck]],
  ['ledger', 'the members’ shared state', [addLedgerStatus, addLedgerReplay]],
]

/** The `goodstanding` command with all its parts. */
export function goodstandingProgram(): Command {
  const program = new Command('goodstanding')
    .description('The portable credit file for small and medium enterprises.')
    .option('--json', 'answer in JSON, for programs')
    .option('--context <file>', 'where nodes and keys are; the running demo’s or your own unless said')
    .option('--as <name>', 'the member or enterprise to act for, where the context names several')
    .showHelpAfterError('(add --help for help)')
    .exitOverride()
  addInit(program)
  for (const [name, summary, adds] of GROUPS) {
    const group = program.command(name).description(summary)
    for (const add of adds) add(group)
  }
  const report = program.commands.find((command) => command.name() === 'report')
  addVerify(program)
  if (report !== undefined) addVerify(report)
  return shareGlobals(program)
}

/** The global options may stand before or after the command's own. */
function shareGlobals(program: Command): Command {
  for (const command of leaves(program)) {
    command
      .option('--json', 'answer in JSON')
      .option('--context <file>', 'context file')
      .option('--as <name>', 'act for this one')
  }
  return program
}

function leaves(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)
}
