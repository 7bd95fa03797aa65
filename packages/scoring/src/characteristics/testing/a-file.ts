import { type CalendarDate, type CreditRecord, type RecordType, retainedUntil } from '@goodstanding/core'
import { aBody } from '@goodstanding/testkit'
import type { CreditFile } from '../credit-file.ts'

/** The day that files of tests are looked at. */
export const AS_OF = '2026-06-30' as CalendarDate

let made = 0

/** A record of a type by a provider named after it, as of that day, unless told otherwise. */
export function aFact(
  type: RecordType,
  body: object = {},
  { provider = `${type.replaceAll('_', '-')}-house`, asOf = AS_OF, id = nextId(), supersedes = null }: FactPlan = {},
): CreditRecord {
  const parsed = aBody(type, body)
  const until = retainedUntil(type, asOf as CalendarDate, parsed)
  const issued = `${asOf}T08:00:00.000Z`
  const subject = 'ab'.repeat(16)
  const head = {
    type,
    version: 1,
    id,
    provider,
    subject,
    asOf: asOf as CalendarDate,
    issued,
    supersedes,
    until,
  } as const
  return { head, body: parsed }
}

type FactPlan = {
  readonly provider?: string
  readonly asOf?: string
  readonly id?: string
  readonly supersedes?: string | null
}

function nextId(): string {
  made += 1
  return `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`
}

/** A file of these facts, each of whose providers answered for what it states. */
export function aFile(...facts: readonly CreditRecord[]): CreditFile {
  const keys = new Set(facts.map(({ head }) => `${head.provider} ${head.type}`))
  const answers = [...keys].map((key) => {
    const [provider = '', type = ''] = key.split(' ')
    return { provider, type: type as RecordType, state: 'answered' as const }
  })
  return { facts, answers }
}

/** So many US dollars. */
export function usd(dollars: number): { readonly currency: string; readonly minor: number } {
  return { currency: 'USD', minor: dollars * 100 }
}
