/** Verifying a report of ten banks with a hundred records each, against checking its signatures and nothing else. */
import type { Report } from '@goodstanding/core'
import { ed25519PublicKey, parseNote, signEd25519, utf8, verifyEd25519 } from '@goodstanding/crypto'
import { parseReport, verifyReport } from '@goodstanding/report'
import { largeWorld } from '../packages/report/src/testing/large-world.ts'
import { NOW, testWorld } from '../packages/report/src/testing/test-report.ts'
import { medianSeconds, printRatio } from './measure.ts'

const BANKS = 10
const RECORDS = 100

const world = testWorld(largeWorld(BANKS, RECORDS))
const text = JSON.stringify(await world.assemble())
const options = { trusted: [world.network.genesisHash], now: NOW }
const read = parseReport(text)
if (!read.ok || verifyReport(read.value, options).overall !== 'verified') throw new Error('the report must hold')
const report = read.value

const parsing = await medianSeconds(5, () => parseReport(text))
const verifying = await medianSeconds(5, () => verifyReport(report, options))

const signatures = signaturesOf(report)
const seed = new Uint8Array(32).fill(7)
const message = utf8('a statement’s digest of thirty-two')
const [key, signature] = [ed25519PublicKey(seed), signEd25519(seed, message)]
const checking = await medianSeconds(5, () => {
  for (let i = 0; i < signatures; i++) verifyEd25519(key, message, signature)
})

const ms = (seconds: number) => `${(seconds * 1_000).toFixed(0)} ms`
process.stdout.write(
  `${BANKS} banks, ${RECORDS} records each, ${(text.length / 1e6).toFixed(2)} MB: read ${ms(parsing)}, verify ${ms(verifying)}, ` +
    `of which ${signatures} signatures ${ms(checking)} (${((100 * checking) / verifying).toFixed(0)} %)\n`,
)
printRatio(
  { name: 'verify a report', perSecond: 1 / verifying },
  { name: 'its signatures alone', perSecond: 1 / checking },
)

/** How many signatures a verifier must check at least: of each different checkpoint, and of each statement. */
function signaturesOf({ answers, keyHistory, consent }: Report): number {
  const notes = new Set<string>()
  let statements = keyHistory.length + consent.statement.proofs.length
  for (const { request, staple, outcome } of answers) {
    notes.add(staple.at.checkpoint)
    statements += request.proofs.length
    if (outcome.kind !== 'answered') continue
    const { payload, proofs } = outcome.answer
    // Enterprise and provider sign each link.
    statements += proofs.length + 2 * payload.leaves.filter(({ head }) => head.type === 'link').length
    for (const { checkpoint } of [payload.recordLog, ...payload.firstCheckpoints]) notes.add(checkpoint)
    if (payload.receipt.proof !== null) notes.add(payload.receipt.proof.checkpoint)
  }
  const lines = [...notes].map((note) => {
    const parsed = parseNote(note)
    return parsed.ok ? parsed.value.signatures.length : 0
  })
  return statements + lines.reduce((sum, count) => sum + count, 0)
}
