import type { ReportAnswer } from '@goodstanding/core'
import { instantOfMs } from '@goodstanding/core'
import { utf8 } from '@goodstanding/crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { NOW, type TestWorld, testWorld } from '../testing/test-report.ts'
import { verifyReport } from '../verify-report.ts'
import { assembleReport, type ReportParts } from './assemble-report.ts'

let world: TestWorld
let honest: ReportParts
beforeAll(async () => {
  world = testWorld()
  const { consent, keyHistory, answers } = await world.assemble()
  honest = {
    network: world.network,
    assembledAt: instantOfMs(NOW + 6_000),
    consent,
    keyHistory,
    registration: null,
    answers,
  }
})

const verify = (parts: ReportParts) =>
  verifyReport(assembleReport(parts), { trusted: [world.network.genesisHash], now: NOW })

const silent = (answer: ReportAnswer): ReportAnswer => ({
  ...answer,
  outcome: { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason: 'timeout' },
})

/** Stands for a carried proof of the registrar's: whether it goes along is all that these tests ask. */
const carried = { provider: 'registry-ca' } as unknown as NonNullable<ReportParts['registration']>

describe('a report', () => {
  it('that is assembled from honest answers is verified', () => {
    expect(verify(honest).overall).toBe('verified')
  })

  it('has answers and slices in the order of the consent, however they came in', () => {
    const turned = assembleReport({
      ...honest,
      consent: { ...honest.consent, slices: honest.consent.slices.toReversed() },
      answers: honest.answers.toReversed(),
    })
    expect(turned).toEqual(assembleReport(honest))
    expect(turned.answers.map(({ request }) => request.payload.slice)).toEqual(honest.consent.statement.payload.slices)
  })

  it('with a silent provider is verified with a remark', () => {
    const answers = honest.answers.map((one) => (one.provider === 'northbank' ? silent(one) : one))
    expect(verify({ ...honest, answers }).overall).toBe('verified_with_remarks')
  })

  it('that a verifier would not read for its size keeps all answers but the largest, whose provider it names', () => {
    const whole = assembleReport(honest)
    const sizeOf = (value: unknown) => utf8(JSON.stringify(value)).length + 1
    expect(assembleReport(honest, sizeOf(whole))).toEqual(whole)
    const bySize = honest.answers
      .toSorted((a, b) => sizeOf(b.outcome) - sizeOf(a.outcome))
      .map(({ provider }) => provider)
    const outcomesOf = (sizeMax: number) => {
      const report = assembleReport(honest, sizeMax)
      expect(sizeOf(report)).toBeLessThanOrEqual(sizeMax)
      return new Map(report.answers.map(({ provider, outcome }) => [provider, outcome]))
    }
    const fitting = outcomesOf(sizeOf(whole) - 1)
    const [largest = '', ...others] = bySize
    expect(fitting.get(largest)).toMatchObject({ kind: 'silent', reason: 'too_large' })
    expect(others.map((provider) => fitting.get(provider)?.kind)).toEqual(others.map(() => 'answered'))

    const answers = honest.answers.map((one) => (one.provider === largest ? silent(one) : one))
    const second = assembleReport({ ...honest, answers }, sizeOf(assembleReport({ ...honest, answers })) - 1)
    expect(second.answers.map(({ outcome }) => outcome.kind === 'silent' && outcome.reason).toSorted()).toEqual(
      [...others.slice(1).map(() => false), 'timeout', 'too_large'].toSorted(),
    )
    const { overall } = verifyReport(assembleReport(honest, sizeOf(whole) - 1), {
      ...{ trusted: [world.network.genesisHash], now: NOW },
    })
    expect(overall).toBe('verified_with_remarks')
  })

  it.each([
    ['a slice that nobody was asked for', (answers: readonly ReportAnswer[]) => answers.slice(1), 'each slice'],
    ['two answers to one slice', (answers: readonly ReportAnswer[]) => [...answers, ...answers.slice(0, 1)], 'once'],
  ])('is not assembled with %s', (_, bend, why) => {
    expect(() => assembleReport({ ...honest, answers: bend(honest.answers) })).toThrow(why)
  })

  it('is not assembled with a slice that is not open', () => {
    const consent = { ...honest.consent, slices: honest.consent.slices.slice(1) }
    expect(() => assembleReport({ ...honest, consent })).toThrow('open')
  })

  it('carries the registration only where its registrar was asked and has not answered', () => {
    expect(assembleReport({ ...honest, registration: carried }).registration).toBeNull()
    const answers = honest.answers.map((one) => (one.provider === 'registry-ca' ? silent(one) : one))
    expect(assembleReport({ ...honest, registration: carried, answers }).registration).toBe(carried)
    const stray = { ...carried, provider: 'another-registry' }
    expect(assembleReport({ ...honest, registration: stray, answers }).registration).toBeNull()
  })
})
