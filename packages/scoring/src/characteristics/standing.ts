import type { RecordType } from '@goodstanding/core'
import { type Characteristic, nothing, type Reading, reading } from './characteristic.ts'
import type { FactOf, KnownFacts } from './known-facts.ts'
import { isWithin, wholeMonths } from './months.ts'

/** Age of the entity, and what public registers say against it. */
export const STANDING: readonly Characteristic[] = [
  {
    name: 'age_months',
    family: 'standing',
    unit: 'months',
    direction: 'higher_is_safer',
    types: ['registration'],
    read: ageOf,
  },
  counted('insolvencies', ['insolvency'], (known) =>
    known.of('insolvency').filter(({ body }) => body.outcome !== 'dismissed' && body.outcome !== 'withdrawn'),
  ),
  counted('judgments_unsatisfied', ['judgment'], (known) =>
    known.of('judgment').filter(({ body }) => body.satisfiedOn === undefined),
  ),
  counted('charges_new_12m', ['security_interest'], (known) =>
    known.of('security_interest').filter(({ body }) => isWithin(body.registeredOn, known.asOf, 12)),
  ),
]

/** From the first incorporation: who moves to another register or converts does not grow young by it. */
function ageOf(known: KnownFacts): Reading {
  const dated = known.of('registration').flatMap((fact) => {
    const on = fact.body.incorporatedOn
    return on === undefined ? [] : [{ ...fact, on }]
  })
  const [first] = dated.sort((a, b) => (a.on < b.on ? -1 : 1))
  return first === undefined ? nothing('missing') : reading(wholeMonths(first.on, known.asOf), [first])
}

/** How many of them stand; 0 is known only where a register answered that it has none. */
function counted(
  name: string,
  types: readonly [RecordType],
  those: (known: KnownFacts) => readonly FactOf<RecordType>[],
): Characteristic {
  return {
    name,
    family: 'standing',
    unit: 'count',
    direction: 'higher_is_riskier',
    types,
    read(known) {
      const found = those(known)
      return found.length > 0 || known.isAnswered(types[0]) ? reading(found.length, found) : nothing('missing')
    },
  }
}
