import { join } from 'node:path'
import type { Candidate } from '../loans/candidates.ts'
import type { EnterprisesFile, Manifest, ManifestFile } from '../loans/manifest.ts'
import { run, runJson } from './command.ts'
import { LENDER } from './members.ts'
import { tell, tellCommand, tellStep } from './tell.ts'

/** Where the demo writes, and what it is about. */
export type Stage = {
  readonly out: string
  readonly context: string
  readonly manifest: Manifest
  readonly enterprises: EnterprisesFile
}

/** Made from generated enterprises: it shows the way of working. */
const SCORECARD = ['--scorecard', 'samples/scorecard/demonstration.json']

type Granted = { readonly consent: string; readonly code: string }

/** Every provider publishes what it has; nobody waits for an enterprise to enrol. */
export async function ingest(stage: Stage, step: ManifestFile['step']): Promise<void> {
  const files = stage.manifest.files.filter((file) => file.step === step)
  const waiting = [...files]
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) tell(await ingestOne(stage, file))
  }
  await Promise.all([work(), work(), work()])
}

async function ingestOne({ out, context }: Stage, file: ManifestFile): Promise<string> {
  const args = [
    ...['provider', 'ingest', join(out, 'rows', file.path)],
    ...['--mapping', join(out, 'rows', file.mapping), '--as', file.member],
    ...['--rejects', join(out, 'rejects', `${file.path.replaceAll('/', '-')}.ndjson`)],
  ]
  const counts = await runJson<{ published: number; superseded: number; refused: number }>(args, context, [0, 3])
  const refused = counts.refused === 0 ? '' : `, ${counts.refused} refused (why: ${join(out, 'rejects')})`
  return `${file.member.padEnd(20)} ${file.path.padEnd(48)} ${counts.published + counts.superseded} records${refused}`
}

/** Makes an enterprise id and claims the enterprise's entries, first at its register. */
export async function enrol(stage: Stage, name: string, candidate: Candidate, saying = tell): Promise<string> {
  const { enterprise } = await runJson<{ enterprise: string }>(['enterprise', 'create', name], stage.context)
  saying(`$ goodstanding enterprise create ${name}\n${enterprise}`)
  for (const { member, customer } of [candidate.registry, candidate.taxOffice, ...candidate.banks]) {
    await claim(stage, name, { member, customer }, saying)
  }
  return enterprise
}

/** The provider gives a code in its own channel; the enterprise claims with it. */
export async function claim(
  { context }: Stage,
  name: string,
  { member, customer }: { readonly member: string; readonly customer: string },
  saying = tell,
): Promise<void> {
  const { code } = await runJson<{ code: string }>(['provider', 'invite', customer, '--as', member], context)
  const done = await run(['enterprise', 'claim', code, '--as', name], context)
  if (done.exitCode !== 0) throw new Error(`the claim at ${member} failed: ${done.stderr}`)
  saying(`$ goodstanding enterprise claim ${code} --as ${name}\n${done.stdout.trim()}`)
}

/** Runs a command and shows its answer. */
export async function show(
  { context }: Stage,
  args: readonly string[],
  expected: readonly number[] = [0],
): Promise<void> {
  tellCommand(args)
  const ran = await run(args, context)
  tell((ran.stdout + ran.stderr).trim())
  if (!expected.includes(ran.exitCode)) throw new Error(`goodstanding ${args.join(' ')} ended with ${ran.exitCode}`)
}

/** As a credit officer reads and files it: one page for a browser, one PDF. */
async function drawReport(stage: Stage, assessment: string): Promise<void> {
  const drawn = [
    join(stage.out, 'report.json'),
    '--network',
    join(stage.out, 'network.json'),
    '--assessment',
    assessment,
  ]
  for (const [as, file] of [
    ['page', 'report.html'],
    ['pdf', 'report.pdf'],
  ] as const) {
    await show(stage, ['report', as, ...drawn, ...SCORECARD, '--out', join(stage.out, file)])
  }
}

/** Shows facts, and what of them is generated: that is said wherever they show. */
async function showFacts(stage: Stage, args: readonly string[]): Promise<void> {
  await show(stage, args)
  tell(`\n${stage.manifest.notice}`)
}

/** The lender asks, the enterprise narrows and grants. */
export async function consent(
  { context }: Stage,
  {
    enterprise,
    name,
    purpose,
    narrow,
  }: { enterprise: string; name: string; purpose: string; narrow: readonly string[] },
): Promise<Granted> {
  const ask = ['consent', 'request', enterprise, '--purpose', purpose, '--as', LENDER]
  tellCommand(ask)
  const { request } = await runJson<{ request: { id: string } }>(ask, context)
  const grant = ['consent', 'grant', request.id, ...narrow, '--as', name]
  tellCommand(['consent', 'show', '--as', name])
  tell((await run(['consent', 'show', '--as', name], context)).stdout.trim())
  tellCommand(grant)
  const granted = await runJson<Granted & { delivered: boolean }>(grant, context)
  tell(`granted as consent ${granted.consent}; what ends it at any time: goodstanding consent revoke ${granted.code}`)
  return granted
}

/** The lender reads all providers into one file. */
export async function readReport(stage: Stage, granted: Granted, out: string): Promise<void> {
  await show(stage, ['report', 'request', granted.consent, '--as', LENDER, '--out', join(stage.out, out)])
}

/** The whole way of one enterprise's record, from its id to the lender that is refused. */
export async function tellStory(stage: Stage, main: Candidate, name: string): Promise<{ enterprise: string }> {
  const { out } = stage
  const network = join(out, 'network.json')
  tellStep(`${main.name} makes its id and claims what is recorded about it, first at its register`)
  const enterprise = await enrol(stage, name, main)

  tellStep('It looks at all that is recorded, with its proofs')
  await showFacts(stage, ['enterprise', 'file', '--as', name])

  tellStep('A lender that has never met it asks; it narrows the request and grants')
  const narrow = ['--reads', '2', '--facts-from', '1999-01-01']
  const granted = await consent(stage, { enterprise, name, purpose: 'credit_application', narrow })

  tellStep('The lender reads every provider and gets one file')
  await readReport(stage, granted, 'report.json')
  await showFacts(stage, ['report', 'show', join(out, 'report.json'), '--network', network])

  tellStep(
    'It assesses the report: points, PD, grade, reasons linked to records, and a price with and without the record',
  )
  const kept = join(out, 'assessment.json')
  const terms = ['--terms', 'samples/scorecard/loan-terms.json', '--out', kept]
  await show(stage, ['report', 'assess', join(out, 'report.json'), ...SCORECARD, ...terms])
  await drawReport(stage, kept)

  tellStep('Anyone who holds the file verifies it, offline (exit code 3: a test network is always a remark)')
  await show(
    stage,
    ['verify', join(out, 'report.json'), '--network', network, '--assessment', kept, ...SCORECARD],
    [0, 3],
  )

  tellStep('The enterprise finds every read by itself, in the providers’ public logs')
  await show(stage, ['access', 'list', '--as', name])

  await move(stage, name)

  tellStep('It takes its own copy along: the whole file, verifiable anywhere')
  await show(stage, ['enterprise', 'own-copy', '--as', name, '--out', join(out, 'own-copy.json')])

  tellStep('From its own copy it computes what a lender would: what counted, what it cost, what would change it')
  await show(stage, ['enterprise', 'score', join(out, 'own-copy.json'), ...SCORECARD])

  tellStep('It revokes with the bare code, and the lender is refused')
  await show(stage, ['consent', 'revoke', granted.code])
  const again = [
    'report',
    'request',
    granted.consent,
    '--as',
    LENDER,
    '--out',
    join(out, 'report-after-revocation.json'),
  ]
  await show(stage, again, [1])
  return { enterprise }
}

async function move(stage: Stage, name: string): Promise<void> {
  const { move: moved } = stage.enterprises
  if (moved === null) return
  tellStep(`It moves: its entry at ${moved.from.member} ends, ${moved.to.member} registers it with what it was before`)
  await ingest(stage, 'move')
  await claim(stage, name, moved.to)
  const enterprise = await runJson<{ report: { consent: { statement: { payload: { enterprise: string } } } } }>(
    ['enterprise', 'file', '--as', name],
    stage.context,
  )
  const id = enterprise.report.consent.statement.payload.enterprise
  tellStep('In the other state the same lender asks anew, and the record has come along')
  const granted = await consent(stage, { enterprise: id, name, purpose: 'credit_review', narrow: [] })
  await readReport(stage, granted, 'report-after-move.json')
  await showFacts(stage, ['report', 'show', join(stage.out, 'report-after-move.json')])
}
