import {
  comparePrices,
  type LoanPrice,
  type PriceFault,
  type PricingTerms,
  pdOf,
  priceLoan,
} from '@goodstanding/scoring'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'
import { pricingTermsOf, shareOf, type TermOptions } from '../scores/price-options.ts'
import { percent, priceText } from '../scores/price-text.ts'

type Options = TermOptions & {
  readonly pd?: readonly string[]
  readonly without?: string
  readonly scorecard?: string
  readonly points?: string
}

/** `goodstanding score price --pd PERCENT… --terms FILE` */
export function addScorePrice(score: Command): void {
  const command = score
    .command('price')
    .option('--pd <percent...>', 'probabilities of default within a year, in percent')
    .option('--scorecard <file>', 'the scorecard whose PD to take, with --points')
    .option('--points <score>', 'the score')
    .option('--without <percent>', 'PD of the same loan without the record, to compare')
    .option('--terms <file>', 'the lender’s terms in JSON; else by the options below, in percent')
    .option('--funding <percent>', 'what the money costs')
    .option('--operating <percent>', 'what the loan costs to run')
    .option('--hurdle <percent>', 'what owners ask of their capital')
    .option('--risk-free <percent>', 'what that capital earns otherwise (default: 0)')
    .option('--margin <percent>', 'added to the break-even rate (default: 0)')
    .option('--lgd <percent>', 'loss given default')
    .option('--maturity <years>', 'maturity (default: 2.5)')
    .option('--sales <million-eur>', 'annual sales of the group, for the size term of capital (default: none)')
    .option('--linear', 'expected loss as PD times LGD, not what payers must bring for it')
    .summary('what a loan must cost, line by line')
    .description(
      'Prices a loan by its probability of default: funding, operating cost, capital charge (Basel’s corporate function, ' +
        'or a table in the terms), expected loss and margin, each shown.\n' +
        'Exit code: 0 priced, 2 the terms, the PD or the scorecard cannot be used.',
    )
    .action(async (options: Options, self: Command) => {
      await runCommand(self, () => price(options))
    })
  withExamples(
    command,
    'score price --pd 0.5 2 5 10 --lgd 45 --sales 5 --funding 3.5 --operating 1.2 --hurdle 12 --risk-free 3',
    'score price --pd 2 --without 5 --terms terms.json',
    'score price --scorecard scorecard.json --points 612 --terms terms.json',
  )
}

function price(options: Options): Answer {
  const terms = pricingTermsOf(options)
  const pds = pdsOf(options)
  const prices = pds.map(({ name, pd }) => ({ name, price: priced(pd, terms) }))
  if (options.without === undefined) return { json: { terms, prices }, text: priceText(prices) }

  const [first] = pds
  if (first === undefined || pds.length > 1) {
    throw new CommandError('pd_missing', '--without compares with one PD: say one with --pd.', EXIT.usage)
  }
  const compared = comparePrices({ withRecord: first.pd, withoutRecord: shareOf(options.without, 'without') }, terms)
  if (!compared.ok) throw notPriced(compared.fault)
  const { withRecord, withoutRecord, difference } = compared.value
  const side = [
    { name: 'with the record', price: withRecord },
    { name: 'without it', price: withoutRecord },
  ]
  const worth =
    difference < 0
      ? `The record makes the loan dearer by ${percent(-difference)} percentage points a year.`
      : `The record makes the loan cheaper by ${percent(difference)} percentage points a year.`
  return { json: { terms, ...compared.value }, text: [priceText(side), '', worth].join('\n') }
}

type NamedPd = { readonly name: string; readonly pd: number }

function pdsOf({ pd, scorecard: file, points }: Options): readonly NamedPd[] {
  if (pd !== undefined && file === undefined) {
    return pd.map((text) => ({ name: `PD ${text} %`, pd: shareOf(text, 'pd') }))
  }
  if (pd === undefined && file !== undefined && points !== undefined && /^-?\d{1,6}$/.test(points)) {
    const { scorecard } = readScorecardFile(file)
    return [{ name: `${points} points`, pd: pdOf(scorecard, Number(points)).pd }]
  }
  throw new CommandError('pd_missing', 'Say --pd PERCENT, or --scorecard FILE with --points SCORE.', EXIT.usage)
}

function priced(pd: number, terms: PricingTerms): LoanPrice {
  const made = priceLoan(pd, terms)
  if (made.ok) return made.value
  throw notPriced(made.fault)
}

function notPriced(fault: PriceFault): CommandError {
  const message =
    fault === 'loss_is_certain'
      ? 'PD and loss given default are both 100 %: no rate pays for the loss.'
      : 'A probability of default is between 0 and 100 %.'
  return new CommandError(fault, message, EXIT.usage)
}
