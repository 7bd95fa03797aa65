import type { CalendarDate, Report } from '@goodstanding/core'
import { ed25519Signer, toHex } from '@goodstanding/crypto'
import type { Assessment, Scorecard } from '@goodstanding/scoring'
import { describe, expect, it } from 'vitest'
import { assessedWorld } from '../testing/assessed-world.ts'
import { AS_OF, from, silencing, TERMS, vectorScorecard, withholding } from '../testing/assessment-vectors.ts'
import { carriedProof } from '../testing/carried-proof.ts'
import { seedOf } from '../testing/deterministic.ts'
import { memberOf } from '../testing/test-network.ts'
import { type Bend, NOW, testWorld } from '../testing/test-report.ts'
import { type Verification, verifyReport } from '../verify-report.ts'
import { assessReport, type ReportAssessing } from './assess-report.ts'
import { creditFileOf } from './credit-file-of.ts'
import { recheckAssessment } from './recheck-assessment.ts'
import { readScorecardText, scorecardHash, signScorecard } from './scorecard-file.ts'

const world = assessedWorld()
const scorecard = vectorScorecard()
const verify = (report: Report): Verification =>
  verifyReport(report, { trusted: [world.network.genesisHash], now: NOW })

function assessed(report: Report, more: Partial<ReportAssessing> = {}): Assessment {
  const result = assessReport(report, { scorecard, verification: verify(report), asOf: AS_OF, ...more })
  if (!result.ok) throw new Error(`${result.fault} ${result.at ?? ''}`)
  return result.value
}

const whole = await world.assemble()

/** State of each provider and type that is not answered. */
async function statesOf(bend: Bend): Promise<readonly string[]> {
  const report = await world.assemble(bend)
  const { answers } = creditFileOf(report, { network: world.network, verification: verify(report), asOf: AS_OF })
  return answers.flatMap(({ provider, type, state }) => (state === 'answered' ? [] : [`${provider} ${type} ${state}`]))
}

describe('the assessment of a report', () => {
  it('is graded where everyone answered, and the same each time', () => {
    const first = assessed(whole, { pricing: TERMS })
    expect(first).toMatchObject({ result: 'graded', lacking: [], asOf: AS_OF })
    expect(first.points).toBe(first.basePoints + first.characteristics.reduce((sum, { points }) => sum + points, 0))
    expect(JSON.stringify(assessed(structuredClone(whole), { pricing: TERMS }))).toBe(JSON.stringify(first))
  })

  it('links reasons and strengths to records that the report opens', () => {
    const { reasons, strengths } = assessed(whole)
    const opened = JSON.stringify(whole.answers)
    const records = [...reasons, ...strengths].flatMap((one) => one.records)
    expect(records.length).toBeGreaterThan(3)
    for (const id of records) expect(opened).toContain(id)
  })

  it('is none of a report that does not verify', async () => {
    const changed = await world.assemble({ report: (report) => ({ ...report, answers: report.answers.slice(1) }) })
    const options = { scorecard, verification: verify(changed), asOf: AS_OF }
    expect(assessReport(changed, options)).toMatchObject({ ok: false, fault: 'report_not_verified' })
    const unpinned = verifyReport(whole, { trusted: [], now: NOW })
    expect(assessReport(whole, { ...options, verification: unpinned }).ok).toBe(false)
  })

  it('knows nothing before the records were published', () => {
    expect(assessed(whole, { asOf: '2026-03-01' as CalendarDate })).toMatchObject({
      result: 'insufficient',
      points: null,
    })
  })

  it('names the report by a hash that any change of it changes', () => {
    const later = { ...whole, assembledAt: '2026-03-02T12:00:07.000Z' }
    expect(assessed(later).report).not.toBe(assessed(whole).report)
  })
})

describe('who answered for what', () => {
  it.each<[string, Bend, readonly string[]]>([
    ['all', {}, []],
    [
      'a type left out',
      { slice: withholding('tradeworks', 'utility_account') },
      ['tradeworks utility_account withheld'],
    ],
    ['days left out', { slice: from('southbank', '2026-03-03') }, ['southbank tradeline withheld_period']],
    ['one silent', { outcome: silencing('southbank') }, ['southbank tradeline silent']],
    [
      'the whole of a silent provider',
      { outcome: silencing('tradeworks') },
      ['tradeworks trade_payments silent', 'tradeworks utility_account silent'],
    ],
  ])('%s', async (_, bend, states) => {
    expect(await statesOf(bend)).toEqual(states)
  })

  it('a registration that the enterprise carries is answered where its registrar was silent', async () => {
    const own = testWorld()
    const silent = await own.assemble({ outcome: silencing('registry-ca') })
    const report = { ...silent, registration: await carriedProof(own) }
    const verification = verifyReport(report, { trusted: [own.network.genesisHash], now: NOW })
    const { answers, facts } = creditFileOf(report, { network: own.network, verification, asOf: AS_OF })
    const registry = answers.filter(({ provider }) => provider === 'registry-ca')
    expect(registry.map(({ type, state }) => [type, state])).toEqual([
      ['registration', 'answered'],
      ['insolvency', 'silent'],
    ])
    expect(facts.map(({ head }) => head.type)).toContain('registration')
  })

  it('a court that could have been asked, and was not, is named', async () => {
    const court = memberOf('court-ca', ['provider'], [{ type: 'judgment', jurisdiction: 'US-CA' }])
    const abroad = memberOf('court-ny', ['provider'], [{ type: 'judgment', jurisdiction: 'US-NY' }])
    const own = testWorld({ network: { more: [court, abroad] } })
    const report = await own.assemble()
    const verification = verifyReport(report, { trusted: [own.network.genesisHash], now: NOW })
    const { answers } = creditFileOf(report, { network: own.network, verification, asOf: AS_OF })
    expect(answers.filter(({ state }) => state !== 'answered')).toEqual([
      { provider: 'court-ca', type: 'judgment', state: 'not_asked' },
    ])
  })
})

describe('coverage in a report', () => {
  it.each<[string, Bend]>([
    ['a type withheld', { slice: withholding('tradeworks', 'trade_payments') }],
    ['days of the late bank withheld', { slice: from('southbank', '2026-03-03') }],
    ['the late bank silent', { outcome: silencing('southbank') }],
  ])('%s: no grade, no points for it, and the points of all else as they were', async (_, bend) => {
    const [part, all] = [assessed(await world.assemble(bend)), assessed(whole)]
    expect(part).toMatchObject({ result: 'partial_file', grade: null, pd: null })
    expect(part.lacking).toHaveLength(1)
    for (const [at, one] of part.characteristics.entries()) {
      if (one.absent === 'withheld' || one.absent === 'provider_silent') expect(one.points).toBe(0)
      else expect(one).toEqual(all.characteristics[at])
    }
  })
})

describe('what the enterprise hides', () => {
  const lenient: Scorecard = { ...scorecard, coverage: { ...scorecard.coverage, types: [] } }

  it.each<[string, Bend]>([
    ['trade_payments tradeworks', { slice: withholding('tradeworks', 'trade_payments') }],
    ['tradeline southbank', { slice: from('southbank', '2026-03-03') }],
  ])('leaves no grade, also where the coverage rule names no type: %s', async (what, bend) => {
    const part = assessed(await world.assemble(bend), { scorecard: lenient })
    expect(part).toMatchObject({ result: 'partial_file', grade: null, pd: null })
    expect(part.lacking.map(({ type, provider }) => `${type} ${provider}`)).toEqual([what])
    expect(assessed(whole, { scorecard: lenient }).result).toBe('graded')
  })

  it('is withheld, also where the purpose has no room for it', async () => {
    const report = await world.assemble({ slice: withholding('tradeworks', 'utility_account') })
    const { statement } = report.consent
    const purposed = { ...statement, payload: { ...statement.payload, purpose: 'trade_terms' as const } }
    const narrow = { ...report, consent: { ...report.consent, statement: purposed } }
    const { answers } = creditFileOf(narrow, { network: world.network, verification: verify(report), asOf: AS_OF })
    expect(answers).toContainEqual({ provider: 'tradeworks', type: 'utility_account', state: 'withheld' })
  })
})

describe('an assessment that is checked', () => {
  const verification = verify(whole)
  const kept = assessed(whole, { pricing: TERMS, disputed: new Set(assessed(whole).reasons[0]?.records) })
  const recheck = (claimed: Assessment, report = whole, card: Scorecard = scorecard) =>
    recheckAssessment(claimed, report, { scorecard: card, verification })

  it('agrees where nothing was changed, its disputed records and price among it', () => {
    expect(kept.withoutDisputed).not.toBeNull()
    expect(kept.price).not.toBeNull()
    expect(recheck(kept)).toMatchObject({ ok: true, value: { agrees: true, differing: [], computed: kept } })
  })

  it.each<[keyof Assessment, Partial<Assessment>]>([
    ['points', { points: (kept.points ?? 0) + 1 }],
    ['grade', { grade: 'A' }],
    ['pd', { pd: { ppm: 1, lowPpm: 1, highPpm: 1 } }],
    ['result', { result: 'insufficient' }],
    ['reasons', { reasons: [] }],
    ['characteristics', { characteristics: kept.characteristics.slice(1) }],
    ['report', { report: '0'.repeat(64) }],
    ['debtServiceCover', { debtServiceCover: { thousandths: 1_500, meetsSba: true, records: [] } }],
  ])('names %s where that was changed', (part, change) => {
    expect(recheck({ ...kept, ...change })).toMatchObject({ ok: true, value: { agrees: false, differing: [part] } })
  })

  it.each<[string, string, CalendarDate?]>([
    ['before the day of its answers, when records were not yet superseded or there', '2026-03-01'],
    ['after the consent lets it be kept, when records have expired', '2027-03-02'],
    ['after the day of checking', '2026-03-04', '2026-03-03' as CalendarDate],
  ])('is of no day %s', (_, day, today) => {
    const asOf = day as CalendarDate
    const claimed = assessed(whole, { asOf })
    const options = { scorecard, verification, ...(today && { today }) }
    expect(recheckAssessment(claimed, whole, options)).toMatchObject({
      ok: true,
      value: { agrees: false, differing: ['asOf'] },
    })
  })

  it('is not checked by another scorecard', () => {
    const other = { ...scorecard, basePoints: scorecard.basePoints + 50 }
    expect(recheck(kept, whole, other)).toMatchObject({ ok: false, fault: 'assessment_of_another_scorecard' })
  })
})

describe('a scorecard’s file', () => {
  const signer = ed25519Signer(seedOf('model owner'))
  const second = ed25519Signer(seedOf('validator'))
  const signed = signScorecard(scorecard, [signer, second])

  it('has the same hash bare and signed, and names whose signatures hold', () => {
    const bare = readScorecardText(JSON.stringify(scorecard))
    const read = readScorecardText(JSON.stringify(signed, null, 2))
    expect(bare).toEqual({ ok: true, value: { scorecard, hash: scorecardHash(scorecard), signedBy: [], proofs: [] } })
    expect(read).toEqual({
      ok: true,
      value: {
        ...{ scorecard, hash: scorecardHash(scorecard), proofs: signed.proofs },
        signedBy: [signer.publicKey, second.publicKey],
      },
    })
    expect(signScorecard(scorecard, [second], signScorecard(scorecard, [signer]).proofs)).toEqual(signed)
  })

  it('is not read where a signature does not hold, or is none', () => {
    const raised = { ...signed, payload: { ...scorecard, basePoints: 700 } }
    const [first] = signed.proofs
    const forged = { ...signed, proofs: [first, { ...first, key: toHex(seedOf('nobody')) }] }
    for (const file of [
      raised,
      forged,
      { ...signed, proofs: [] },
      { payload: scorecard },
      { ...signed, proofs: ['x'] },
      { ...signed, proofs: [first, { ...first, signature: '00'.repeat(64) }] },
      { ...signed, proofs: [first, first] },
      { ...signed, note: 'approved by the supervisor' },
    ]) {
      expect(readScorecardText(JSON.stringify(file))).toMatchObject({ ok: false, fault: 'scorecard_signature' })
    }
  })

  it.each(['"v":1', '"validation":{', '"coverage":{', '"training":{'])(
    'has no member that its signatures are not over: __proto__ beside %s',
    (before) => {
      const member = '"__proto__":{"auc":1}'
      const text = JSON.stringify(signed)
      expect(text).toContain(before)
      const put = before.endsWith('{') ? `${before}${member},` : `${member},${before}`
      const changed = text.replace(before, put).replace(`${member},}`, `${member}}`)
      expect(() => JSON.parse(changed)).not.toThrow()
      expect(readScorecardText(changed)).toMatchObject({ ok: false, fault: expect.stringMatching(/^scorecard_/) })
    },
  )

  it('is not read where it is no scorecard', () => {
    expect(readScorecardText('{"a":1,"a":2}')).toMatchObject({ ok: false, fault: 'scorecard_not_json' })
    expect(readScorecardText('{}')).toMatchObject({ ok: false, fault: 'scorecard_form' })
  })

  it('has another hash after any change, also of what is not scored', () => {
    for (const change of [{ name: 'x' }, { basePoints: 1 }, { limits: ['none'] }, { validation: { auc: 0.5 } }]) {
      expect(scorecardHash({ ...scorecard, ...change })).not.toBe(scorecardHash(scorecard))
    }
  })
})
