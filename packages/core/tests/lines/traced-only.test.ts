import { aSlice } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { accessEntry, accessReceipt, consentSlice, readAnswer, reportOutcome } from '../../src/index.ts'

/** Line 4 of the charter: no verifiable report without a trace that the enterprise finds by itself. */

const HASH = '2'.repeat(64)
const ID = '01930000-0000-7000-8000-000000000001'

const ENTRY = {
  kind: 'access',
  consent: ID,
  reader: 'harborlend',
  provider: 'northbank',
  purpose: 'credit_application',
  types: ['tradeline'],
  answerDigest: HASH,
  requestId: ID,
  header: { height: 7, hash: HASH },
  at: '2026-03-01T12:00:00.000Z',
}
const RECEIPT = { entry: ENTRY, salt: HASH, n: 1, position: 3, proof: { checkpoint: 'a note', inclusion: [HASH] } }
const ANSWER = {
  kind: 'read_answer',
  provider: 'northbank',
  request: HASH,
  at: '2026-03-01T12:00:00.000Z',
  recordLog: { checkpoint: 'a note', indexRoot: HASH, multiproof: [] },
  index: [{ subject: '5'.repeat(32), type: 'tradeline', list: null, proof: null }],
  leaves: [],
  firstCheckpoints: [],
  receipt: RECEIPT,
}

describe('An answer', () => {
  it('has a receipt, or is none', () => {
    expect(readAnswer.safeParse(ANSWER).success).toBe(true)
    const { receipt: _, ...without } = ANSWER
    expect(readAnswer.safeParse(without).success).toBe(false)
    expect(readAnswer.safeParse({ ...ANSWER, receipt: null }).success).toBe(false)
    const proofs = [{ kind: 'ed25519', key: HASH, signature: HASH + HASH }]
    expect(reportOutcome.safeParse({ kind: 'answered', answer: { payload: ANSWER, proofs } }).success).toBe(true)
    expect(reportOutcome.safeParse({ kind: 'answered', answer: { payload: without, proofs } }).success).toBe(false)
  })

  it('has a receipt that says who read what, why, when, by which consent, and which answer it got', () => {
    for (const field of Object.keys(ENTRY)) {
      const { [field as keyof typeof ENTRY]: _, ...rest } = ENTRY
      expect(accessEntry.safeParse(rest).success).toBe(false)
    }
    expect(accessEntry.safeParse({ ...ENTRY, hidden: true }).success).toBe(false)
  })

  it('is counted: from the first read to the most that any consent allows', () => {
    for (const n of [1, 366]) expect(accessReceipt.safeParse({ ...RECEIPT, n }).success).toBe(true)
    for (const n of [0, 367, 1.5]) expect(accessReceipt.safeParse({ ...RECEIPT, n }).success).toBe(false)
  })
})

it('A slice has the key of its access tags, so that every read under it can be found', () => {
  const { accessKey: _, ...rest } = aSlice()
  expect(consentSlice.safeParse(rest).success).toBe(false)
  expect(consentSlice.safeParse({ ...rest, accessKey: '' }).success).toBe(false)
})
