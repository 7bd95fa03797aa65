/**
 * Legal forms of one jurisdiction, ISO 20275 code to name: those whose entities are legal persons by its law, and those
 * whose holder is a natural person or a plurality without personality of its own.
 */
export type FormsOfJurisdiction = {
  readonly jurisdiction: string
  readonly withPersonality: Readonly<Record<string, string>>
  readonly withoutPersonality: Readonly<Record<string, string>>
}
