import type { CalendarDate, ReadAnswer, Report } from '@goodstanding/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { SUBJECTS, testWorld } from '../testing/test-report.ts'
import { liveViews } from './live-views.ts'

let report: Report
beforeAll(async () => {
  report = await testWorld().assemble()
})

/** The bank's answer, bent. */
function withBank(bend: (answer: ReadAnswer) => ReadAnswer): Report {
  const copy = structuredClone(report)
  for (const { provider, outcome } of copy.answers) {
    if (provider === 'northbank' && outcome.kind === 'answered') outcome.answer.payload = bend(outcome.answer.payload)
  }
  return copy
}

describe('live views', () => {
  it('name what is live by provider, subject and type, and leave out what a later record ended', () => {
    const at = '2026-03-02T12:00:00.000Z'
    expect(liveViews(report).toSorted((a, b) => a.provider.localeCompare(b.provider))).toEqual([
      // The older tradeline at 1 is superseded by the newer one at 4.
      { provider: 'northbank', subject: SUBJECTS.bank, type: 'tradeline', at, positions: expect.any(Array) },
      {
        provider: 'registry-ca',
        subject: SUBJECTS.registry,
        type: 'registration',
        at,
        positions: [{ position: 0, until: null }],
      },
    ])
    const bank = liveViews(report).find(({ provider }) => provider === 'northbank')
    expect(bank?.positions.map(({ until }) => until)).toEqual([null, null])
  })

  it('leave out what is past its retention on the day of the header', () => {
    const ends = (until: string) =>
      withBank((answer) => ({
        ...answer,
        leaves: answer.leaves.map((leaf) => ({ ...leaf, head: { ...leaf.head, until: until as CalendarDate } })),
      }))
    expect(liveViews(ends('2026-03-02')).map(({ provider }) => provider)).toEqual(['registry-ca'])
    const bank = liveViews(ends('2026-03-03')).find(({ provider }) => provider === 'northbank')
    expect(bank?.positions.map(({ until }) => until)).toEqual(['2026-03-03', '2026-03-03'])
  })

  it.each(['insolvency', 'judgment'] as const)('never name an %s: such lists shorten by law', (type) => {
    const turned = withBank((answer) => ({
      ...answer,
      index: answer.index.map((entry) => (entry.type === 'tradeline' ? { ...entry, type } : entry)),
    }))
    expect(liveViews(turned).map(({ provider }) => provider)).toEqual(['registry-ca'])
  })

  it('say nothing of a provider that refused or was silent', () => {
    const copy = structuredClone(report)
    for (const part of copy.answers) {
      part.outcome = { kind: 'silent', at: part.staple.at.header.time, reason: 'unreachable' }
    }
    expect(liveViews(copy)).toEqual([])
  })
})
