import { describe, expect, it } from 'vitest'
import { vectorFile } from '../testing/vector-file.ts'
import {
  anyHead,
  endedBy,
  type Head,
  INDEXED_TYPES,
  indexedUnder,
  WITHDRAWAL_REASONS,
  withdrawalBody,
} from './record.ts'

type NamedHead = { readonly name: string; readonly head: unknown }
const { valid, invalid } = vectorFile<NamedHead & { readonly head: Head }, NamedHead>('records/heads.json')

describe('A head', () => {
  it.each(valid)('is read: $name', ({ head }) => {
    expect(anyHead.safeParse(head)).toMatchObject({ success: true, data: head })
  })

  it.each(invalid)('is refused: $name', ({ head }) => {
    expect(anyHead.safeParse(head).success).toBe(false)
  })

  it('stands in the index under its type, a withdrawal under what it withdraws, links and unlinks under link', () => {
    expect(valid.map(({ head }) => `${head.type} ${indexedUnder(head)}`)).toEqual([
      'tradeline tradeline',
      'tradeline tradeline',
      'tradeline tradeline',
      'link link',
      'unlink link',
      'withdrawal tradeline',
    ])
    for (const { head } of valid) expect(INDEXED_TYPES).toContain(indexedUnder(head))
  })

  it('ends what it supersedes, unlinks or withdraws, and else nothing', () => {
    const ended = '01930000-0000-7000-8000-000000000009'
    expect(valid.map(({ head }) => endedBy(head))).toEqual([null, ended, null, null, ended, ended])
  })
})

describe('A withdrawal', () => {
  it('says why by one of its reasons, and nothing else', () => {
    for (const reason of WITHDRAWAL_REASONS) expect(withdrawalBody.safeParse({ reason }).success).toBe(true)
    expect(withdrawalBody.safeParse({ reason: 'the customer was rude' }).success).toBe(false)
    expect(withdrawalBody.safeParse({ reason: 'duplicate', note: 'x' }).success).toBe(false)
  })
})
