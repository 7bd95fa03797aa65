import { randomBytes } from 'node:crypto'
import { scorecardHash, signScorecard } from '@goodstanding/report'
import type { Command } from 'commander'
import { createSigningKey, readSigningKey } from '../files/signing-key.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'

type Options = { readonly key: string; readonly newKey?: boolean; readonly out: string }

/** `goodstanding score sign FILE --key FILE --out FILE` */
export function addScoreSign(score: Command): void {
  const command = score
    .command('sign')
    .argument('<file>', 'a scorecard, bare or signed')
    .requiredOption('--key <file>', 'the key of whoever answers for it')
    .option('--new-key', 'make that key first; a file that is there is never overwritten')
    .requiredOption('--out <file>', 'where to write the signed scorecard')
    .summary('put a name to a scorecard: sign it')
    .description(
      'Adds an Ed25519 signature over the scorecard’s hash, beside those that it has. The hash stays the same.\n' +
        'Every command reads a signed scorecard as it reads a bare one, and none reads one that was changed after.',
    )
    .action(async (path: string, options: Options, self: Command) => {
      await runCommand(self, () => sign(path, options))
    })
  withExamples(
    command,
    'score sign scorecard.json --key owner.key --new-key --out signed.json',
    'score sign signed.json --key validator.key --out signed.json',
  )
}

function sign(path: string, { key, newKey, out }: Options): Answer {
  const { scorecard, proofs } = readScorecardFile(path)
  const signer = newKey === true ? createSigningKey(key, Uint8Array.from(randomBytes(32))) : readSigningKey(key)
  const signed = signScorecard(scorecard, [signer], proofs)
  writeWhole(out, `${JSON.stringify(signed)}\n`)
  const hash = scorecardHash(scorecard)
  const signedBy = signed.proofs.map((proof) => proof.key)
  const text = [`Signed, in ${out}: ${scorecard.name}, ${hash}`, ...signedBy.map((one) => `  by ${one}`)].join('\n')
  return { json: { out, hash, signedBy }, text }
}
