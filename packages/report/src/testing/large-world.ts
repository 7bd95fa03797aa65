import { TRADELINE } from './test-facts.ts'
import { memberOf } from './test-network.ts'
import type { WorldPlan } from './test-world.ts'
import { bankOf, loanDraft, PUBLISHED_MS, REGISTRY_CA } from './test-world.ts'

/** A registrar and so many banks, each with so many loans' records in slots of ten. */
export function largeWorld(banks: number, records: number): WorldPlan {
  const members = Array.from({ length: banks }, (_, i) => memberOf(`bank-${i}`, ['provider'], [{ type: 'tradeline' }]))
  return {
    network: { more: members },
    providers: [
      REGISTRY_CA,
      ...members.map(({ name }, i) => ({
        ...bankOf(slotsOf(name, subjectOf(i), records)),
        name,
        subject: subjectOf(i),
      })),
    ],
  }
}

function slotsOf(provider: string, subject: string, records: number) {
  return Array.from({ length: Math.ceil(records / 10) }, (_, slot) => {
    const atMs = PUBLISHED_MS + slot * 10_000
    const count = Math.min(10, records - slot * 10)
    const drafts = Array.from({ length: count }, (_, i) =>
      loanDraft({
        provider,
        subject,
        issuedMs: atMs - 1_000 - i,
        body: { ...TRADELINE, originalTermMonths: 12 + slot * 10 + i },
      }),
    )
    return { drafts, atMs }
  })
}

function subjectOf(i: number): string {
  return (0x40 + i).toString(16).padStart(2, '0').repeat(16)
}
