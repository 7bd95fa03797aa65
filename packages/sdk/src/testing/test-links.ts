import type { EnterpriseLink } from '@goodstanding/api'
import type { OpenedLeaf, RecordType } from '@goodstanding/core'

/** Subjects of the test enterprise at its two providers. */
export const SUBJECTS = { registry: '11'.repeat(16), bank: '22'.repeat(16) } as const

/** A link as a home node lists it. Its leaf is not looked at by what these tests test. */
export function linkAt(provider: string, subject: string, more: Partial<EnterpriseLink> = {}): EnterpriseLink {
  return {
    provider,
    subject,
    registration: { registry: 'RA000598', number: 'C3268102' },
    from: '2026-09-01T08:00:00.000Z',
    unlinkedAt: null,
    unlinkedBy: null,
    types: [],
    isRegistrar: false,
    link: {} as OpenedLeaf,
    ...more,
  }
}

export const LINKS: readonly EnterpriseLink[] = [
  linkAt('registry-ca', SUBJECTS.registry, {
    types: ['registration', 'insolvency'] satisfies RecordType[],
    isRegistrar: true,
  }),
  linkAt('northbank', SUBJECTS.bank, { types: ['tradeline'] }),
]
