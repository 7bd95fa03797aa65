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
import { addEnterpriseScore } from './commands/enterprise-score.ts'
import { addInit } from './commands/init.ts'
import { addLedgerReplay } from './commands/ledger-replay.ts'
import { addLedgerStatus } from './commands/ledger-status.ts'
import { addLogCheck } from './commands/log-check.ts'
import { addMatchMeasure } from './commands/match-measure.ts'
import { addNetworkCreate } from './commands/network-create.ts'
import { addNetworkPin } from './commands/network-pin.ts'
import { addNetworkShow } from './commands/network-show.ts'
import { addNetworkStatus } from './commands/network-status.ts'
import { addNodeStart } from './commands/node-start.ts'
import { addProviderIngest } from './commands/provider-ingest.ts'
import { addProviderInvite } from './commands/provider-invite.ts'
import { addProviderStatus } from './commands/provider-status.ts'
import { addProviderUnlink } from './commands/provider-unlink.ts'
import { addReportAssess } from './commands/report-assess.ts'
import { addReportComplete } from './commands/report-complete.ts'
import { addReportLetter } from './commands/report-letter.ts'
import { addReportPage } from './commands/report-page.ts'
import { addReportPdf } from './commands/report-pdf.ts'
import { addReportRequest } from './commands/report-request.ts'
import { addReportShow } from './commands/report-show.ts'
import { addScoreApply } from './commands/score-apply.ts'
import { addScoreCard } from './commands/score-card.ts'
import { addScoreCompare } from './commands/score-compare.ts'
import { addScoreDrift } from './commands/score-drift.ts'
import { addScoreExplain } from './commands/score-explain.ts'
import { addScoreExport } from './commands/score-export.ts'
import { addScorePrice } from './commands/score-price.ts'
import { addScoreSign } from './commands/score-sign.ts'
import { addScoreTrain } from './commands/score-train.ts'
import { addScoreValidate } from './commands/score-validate.ts'
import { addVerify } from './commands/verify.ts'
import { withExamples } from './output/with-examples.ts'
import { programVersion } from './program-version.ts'

type Group = {
  readonly name: string
  readonly summary: string
  readonly adds: readonly ((parent: Command) => void)[]
  readonly examples: readonly string[]
}

const GROUPS: readonly Group[] = [
  {
    name: 'node',
    summary: 'run a member’s node',
    adds: [addNodeStart],
    examples: ['node start northbank'],
  },
  {
    name: 'network',
    summary: 'found, show and trust networks',
    adds: [addNetworkCreate, addNetworkShow, addNetworkStatus, addNetworkPin],
    examples: ['network show', 'network pin network.json'],
  },
  {
    name: 'provider',
    summary: 'publish records and invite customers',
    adds: [addProviderIngest, addProviderInvite, addProviderUnlink, addProviderStatus],
    examples: ['provider ingest loans.csv --mapping northbank.json', 'provider invite 100045'],
  },
  {
    name: 'enterprise',
    summary: 'act for an enterprise',
    adds: [
      addEnterpriseCreate,
      addEnterpriseClaim,
      addEnterpriseFile,
      addEnterpriseRotate,
      addEnterpriseOwnCopy,
      addEnterpriseScore,
    ],
    examples: ['enterprise create harbor', 'enterprise own-copy --out harbor.json'],
  },
  {
    name: 'consent',
    summary: 'ask for, give and end consents',
    adds: [addConsentRequest, addConsentShow, addConsentGrant, addConsentRevoke, addConsentList],
    examples: ['consent show --as harbor', 'consent list --as harbor'],
  },
  {
    name: 'report',
    summary: 'read, show and check reports',
    adds: [
      addReportRequest,
      addReportShow,
      addReportPage,
      addReportPdf,
      addReportAssess,
      addReportLetter,
      addReportComplete,
      addVerify,
    ],
    examples: ['report request --out report.json', 'report show report.json'],
  },
  {
    name: 'score',
    summary: 'train, judge, apply and explain scorecards',
    adds: [
      addScoreTrain,
      addScoreValidate,
      addScoreCompare,
      addScoreDrift,
      addScoreApply,
      addScoreExplain,
      addScoreExport,
      addScorePrice,
      addScoreCard,
      addScoreSign,
    ],
    examples: ['score train loans.csv --plan plan.json', 'score explain scorecard.json'],
  },
  {
    name: 'match',
    summary: 'which rows are the same enterprise',
    adds: [addMatchMeasure],
    examples: ['match measure clusters.csv --truth truth.csv.gz'],
  },
  {
    name: 'access',
    summary: 'who has read',
    adds: [addAccessList],
    examples: ['access list --as harbor'],
  },
  {
    name: 'log',
    summary: 'check logs',
    adds: [addLogCheck],
    examples: ['log check northbank/records'],
  },
  {
    name: 'ledger',
    summary: 'the members’ shared state',
    adds: [addLedgerStatus, addLedgerReplay],
    examples: ['ledger status'],
  },
]

/** The `goodstanding` command with all its parts. */
export function goodstandingProgram(): Command {
  const program = new Command('goodstanding')
    .description('The portable credit file for small and medium enterprises.')
    .version(programVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .option('--json', 'answer in JSON, for programs')
    .option('--context <file>', 'where nodes and keys are; goodstanding.json here or the demo’s unless said')
    .option('--as <name>', 'the member or enterprise to act for, where the context names several')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help for help)')
    .exitOverride()
  withExamples(program, 'verify report.json --network network.json', 'log check', 'provider ingest --help')
  addInit(program)
  for (const { name, summary, adds, examples } of GROUPS) {
    const group = program
      .command(name)
      .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
      .summary(summary)
    withExamples(group, ...examples)
    for (const add of adds) add(group)
  }
  addVerify(program)
  return program
}
