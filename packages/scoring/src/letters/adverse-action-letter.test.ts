import { addDays, startOfDay } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AdverseActionLetter, adverseActionLetter } from './adverse-action-letter.ts'
import { letterDeadlines, letterRegime } from './letter-deadlines.ts'
import { type LetterFacts, parseLetterFacts } from './letter-facts.ts'
import { letterText } from './letter-text.ts'
import { day, someAssessment, someFacts } from './testing/a-decline.ts'

function letterOf(facts: LetterFacts, assessment = someAssessment()): AdverseActionLetter {
  const letter = adverseActionLetter(assessment, facts)
  if (!letter.ok) throw new Error(letter.fault)
  return letter.value
}

const oneLine = (letter: AdverseActionLetter) => letterText(letter).replace(/\s+/g, ' ')

describe('An adverse action letter', () => {
  it('reads as a letter: who, to whom, what was decided, why, what it rests on, and the notice of the law', () => {
    const letter = letterOf(someFacts())
    expect(letterText(letter)).toBe(LETTER)
    expect(letter.regime).toBe('small')
  })

  it.each([
    [{ grossRevenuesUsd: 1_000_000 }, 'small'],
    [{ grossRevenuesUsd: 1_000_001 }, 'large'],
    [{ grossRevenuesUsd: null }, 'small'],
    [{ grossRevenuesUsd: 10, kind: 'trade_credit' }, 'large'],
  ] as const)('of an enterprise with %o follows the rules for %s ones', (change, regime) => {
    expect(letterRegime(someFacts(change))).toBe(regime)
  })

  it('tells a small enterprise how to ask for the reasons where it does not give them, and a large one to write', () => {
    const small = oneLine(letterOf(someFacts({ withReasons: false })))
    const large = oneLine(letterOf(someFacts({ withReasons: false, grossRevenuesUsd: 2_000_000 })))
    expect(small).toContain('Ask for it within 60 days of this letter, that is by 23 January 2027.')
    expect(large).toContain('Ask for it in writing within 60 days of this letter, that is by 23 January 2027.')
    for (const text of [small, large]) {
      expect(text).toContain('within 30 days of receiving your request')
      expect(text).toContain('Business credit office, Northbank, 1 Quay Street, Baltimore, MD 21202, +1 410 555 0100')
      expect(text).not.toContain('Suppliers were paid late')
    }
  })

  it('counts 30 days from the complete application, or from the action where there was none', () => {
    expect(letterDeadlines(someFacts())).toEqual({
      noticeDueOn: '2026-11-29',
      isNoticeLate: false,
      reasonsUntil: '2027-01-23',
      reasonsWithinDays: 30,
      offerUntil: null,
    })
    const change = { action: 'existing_credit', completedOn: null } as const
    expect(letterDeadlines(someFacts(change)).noticeDueOn).toBe('2026-12-20')
    expect(letterDeadlines(someFacts({ letterOn: day('2026-11-29') })).isNoticeLate).toBe(false)
    expect(letterDeadlines(someFacts({ letterOn: day('2026-11-30') })).isNoticeLate).toBe(true)
  })

  it('with other terms keeps them open for 90 days and is the notice of what follows then', () => {
    const letter = letterOf(someFacts({ action: 'counteroffer', offer: 'USD 150,000 over three years' }))
    expect(letter.deadlines.offerUntil).toBe('2027-02-22')
    expect(oneLine(letter)).toContain(
      'We offer you instead: USD 150,000 over three years. To accept, tell us by 22 February 2027.',
    )
  })

  it('counts days as the calendar does, over leap days and ends of years', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const letterOn = day(date.toISOString().slice(0, 10))
          const { reasonsUntil } = letterDeadlines(someFacts({ letterOn, actionOn: letterOn, completedOn: letterOn }))
          expect(startOfDay(reasonsUntil) - startOfDay(letterOn)).toBe(60 * 86_400_000)
          expect(letterDeadlines(someFacts({ completedOn: letterOn })).noticeDueOn).toBe(addDays(letterOn, 30))
        },
      ),
      { seed: 1002_9, numRuns: 200 },
    )
  })

  it('gives four reasons at most, the lender’s own first, each once, in the scorecard’s words where it has them', () => {
    const assessment = someAssessment()
    const [first] = assessment.reasons
    const worded = first === undefined ? [] : [{ ...first, code: 'Trade bills were settled late' }]
    const own = ['the collateral does not cover the amount', 'trade bills were settled late']
    const { reasons } = letterOf(
      someFacts({ ownReasons: own }),
      someAssessment({ reasons: [...worded, ...assessment.reasons] }),
    )
    expect(reasons).toEqual([
      'The collateral does not cover the amount.',
      'Trade bills were settled late.',
      'Suppliers were paid late in the last 12 months.',
      'Credit lines are drawn close to their limits.',
    ])
  })

  it.each([
    ['silent', 'We could not obtain the tax standing records of taxoffice, which we need: there was no answer.'],
    ['refused', 'We could not obtain the tax standing records of taxoffice, which we need: the request was refused.'],
    ['withheld', 'The consent leaves out the tax standing records of taxoffice, which we need.'],
    [
      'withheld_period',
      'The consent leaves out a part of the time of the tax standing records of taxoffice, which we need.',
    ],
    ['not_asked', 'The consent does not reach the tax standing records of taxoffice, which we need.'],
  ] as const)('about a partial file says what is lacking (%s), not what was in it', (why, reason) => {
    const lacking = [{ type: 'tax_standing', provider: 'taxoffice', why }] as const
    expect(letterOf(someFacts(), someAssessment({ result: 'partial_file', lacking })).reasons).toEqual([reason])
  })

  it('about too few facts says so: an absent file is no fault of the enterprise', () => {
    const { reasons } = letterOf(someFacts(), someAssessment({ result: 'insufficient', points: null, reasons: [] }))
    expect(reasons).toEqual(['Too few facts are on record to judge the application by.'])
  })

  it('says that disputed records were taken note of', () => {
    const withoutDisputed = { disputed: ['x'], result: 'graded', points: 540, pd: null, grade: null } as const
    expect(oneLine(letterOf(someFacts(), someAssessment({ withoutDisputed })))).toContain(
      'You dispute some of these records.',
    )
  })

  it('is not written where there is no reason to give', () => {
    expect(adverseActionLetter(someAssessment({ reasons: [] }), someFacts())).toMatchObject({
      ok: false,
      fault: 'letter_without_reasons',
    })
  })
})

describe('What a lender gives for a letter', () => {
  const given = (change: object) => parseLetterFacts({ ...JSON.parse(JSON.stringify(someFacts())), ...change })

  it('is read as it is, with what may be left out', () => {
    const { offer: _, kind: __, withReasons: ___, ownReasons: ____, ...least } = someFacts()
    expect(parseLetterFacts(JSON.parse(JSON.stringify(least)))).toEqual({ ok: true, value: someFacts() })
  })

  it.each([
    [{ actionOn: '2026-02-30' }, 'letter_facts_form', 'actionOn'],
    [{ contactPerson: 'x' }, 'letter_facts_form', undefined],
    [{ creditor: { name: 'Northbank' } }, 'letter_facts_form', 'creditor.address'],
    [{ letterOn: '2026-11-19' }, 'letter_dates_order', 'actionOn'],
    [{ completedOn: '2026-11-21' }, 'letter_dates_order', 'completedOn'],
    [{ completedOn: null }, 'letter_action_facts', 'completedOn'],
    [{ action: 'existing_credit' }, 'letter_action_facts', 'completedOn'],
    [{ action: 'counteroffer' }, 'letter_action_facts', 'offer'],
    [{ offer: 'less' }, 'letter_action_facts', 'offer'],
    [{ ownReasons: ['you are young', 'our internal standards'] }, 'letter_reason_not_specific', 'ownReasons.1'],
    [{ ownReasons: ['did not reach a qualifying score'] }, 'letter_reason_not_specific', 'ownReasons.0'],
  ])('is refused with %o: %s at %s', (change, fault, at) => {
    const read = given(change)
    expect(read.ok ? null : [read.fault, read.at]).toEqual([fault, at])
  })
})

const LETTER = `Northbank
1 Quay Street
Baltimore, MD 21202

24 November 2026

Harbor Light Supplies LLC
20 Pier Road
Annapolis, MD 21401

Your application for credit: our decision

On 20 November 2026 we decided that we cannot grant what you applied for: a
term loan of USD 250,000.

Why

The main reasons, the most important first, are:

- Suppliers were paid late in the last 12 months.
- Credit lines are drawn close to their limits.
- The enterprise is young.

What this rests on

We read your record with your consent, as it stood on 18 November 2026. With
your own copy of it you can see every record that we saw and compute the same
result. If a record is wrong, dispute it with the provider that published it.

Notice

The federal Equal Credit Opportunity Act prohibits creditors from
discriminating against credit applicants on the basis of race, color,
religion, national origin, sex, marital status, age (provided the applicant
has the capacity to enter into a binding contract); because all or part of the
applicant’s income derives from any public assistance program; or because the
applicant has in good faith exercised any right under the Consumer Credit
Protection Act. The federal agency that administers compliance with this law
concerning this creditor is Office of the Comptroller of the Currency,
Customer Assistance Group, 1301 McKinney Street, Suite 3450, Houston, TX
77010-9050.

Northbank
`
