import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/** `headers_witnessed`: every header stands under a checkpoint of the header log with k cosignatures. */
export function checkHeadersWitnessed({ answers, network }: VerificationContext): readonly Finding[] {
  const isWithoutWitnesses = network.descriptor.witnesses.k === 0
  return answers.flatMap(({ provider, staple, laterStaple }) =>
    [staple, laterStaple].flatMap((given) => {
      if (given === null) return []
      if (!given.isWitnessed) return [fails('header_not_witnessed', provider)]
      return isWithoutWitnesses ? [notChecked('network_without_witnesses', provider)] : []
    }),
  )
}
