import type { CalendarDate } from '@goodstanding/core'
import { digits } from '../invent/seeded-draws.ts'
import { UniqueTexts } from '../invent/unique-texts.ts'
import type { Enterprise } from './enterprises.ts'
import type { OpenedAccounts } from './open-accounts.ts'
import { california } from './registries/california.ts'
import { type Entry, entryOf } from './registries/entry.ts'
import { type Insolvency, insolvencyOf, type Lien, liensOf } from './registries/filings.ts'
import { newYork } from './registries/new-york.ts'
import type { Registry } from './registries/registry.ts'
import { californiaTax, newYorkTax, type TaxOffice, type TaxYear, taxYearsOf } from './tax-offices.ts'

/** The registry and the tax office of one state, with all that they keep. Everything in it is generated. */
export type PublicOffices = {
  readonly registry: Registry
  readonly taxOffice: TaxOffice
  readonly entries: readonly Entry[]
  readonly liens: readonly Lien[]
  readonly insolvencies: readonly Insolvency[]
  readonly taxYears: readonly TaxYear[]
  /** Numbers of the tax office by enterprise key. */
  readonly taxNumbers: ReadonlyMap<string, string>
  readonly numbers: UniqueTexts
}

const STATES = [
  { registry: california, taxOffice: californiaTax },
  { registry: newYork, taxOffice: newYorkTax },
] as const

type Options = { readonly day: CalendarDate; readonly seed: string }

/** Makes the offices of the demo's states, for each enterprise of the state with an account at a bank. */
export function publicOffices(
  enterprises: readonly Enterprise[],
  accounts: OpenedAccounts,
  { day, seed }: Options,
): readonly PublicOffices[] {
  return STATES.map(({ registry, taxOffice }) => {
    const { state } = registry
    const numbers = new UniqueTexts()
    const ofState = enterprises.filter(({ key, ...other }) => other.state === state && accounts.byEnterprise.has(key))
    const entries = ofState.map((enterprise) => entryOf(enterprise, { state, day, seed, numbers }))
    const taxTexts = new UniqueTexts()
    const taxNumbers = new Map(
      ofState.map(({ key }) => [
        key,
        taxTexts.next((attempt) => taxOffice.customerNumber(digits(9, seed, taxOffice.member, key, attempt))),
      ]),
    )
    return {
      registry,
      taxOffice,
      entries,
      liens: entries.flatMap((entry) =>
        liensOf(entry, accounts.byEnterprise.get(entry.enterprise.key) ?? [], day, seed),
      ),
      insolvencies: entries.flatMap((entry) => insolvencyOf(entry, day, seed)),
      taxYears: entries.flatMap((entry) => taxYearsOf(entry, taxNumbers.get(entry.enterprise.key) ?? '', day, seed)),
      taxNumbers,
      numbers,
    }
  })
}
