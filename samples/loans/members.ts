import type { Bank } from './banks/bank.ts'
import type { ManifestMember } from './manifest.ts'
import type { PublicOffices } from './public-offices.ts'

/** The members that publish, each with the permits that its files need. */
export function membersOf(banks: readonly Bank[], offices: readonly PublicOffices[]): readonly ManifestMember[] {
  return [
    ...banks.map(({ member, title }) => ({
      name: member,
      title,
      kind: 'bank' as const,
      permits: [{ type: 'tradeline' as const }],
    })),
    ...offices.flatMap(({ registry, taxOffice }) => {
      const { jurisdiction, authority } = registry
      return [
        {
          name: registry.member,
          title: registry.title,
          kind: 'registry' as const,
          permits: [
            { type: 'registration' as const, jurisdiction, registry: authority },
            { type: 'security_interest' as const, jurisdiction, registry: authority },
            { type: 'insolvency' as const, jurisdiction },
          ],
        },
        {
          name: taxOffice.member,
          title: taxOffice.title,
          kind: 'tax_office' as const,
          permits: [{ type: 'tax_standing' as const, jurisdiction }],
        },
      ]
    }),
  ]
}
