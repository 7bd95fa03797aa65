import type { ProvenHeaderFault, StapleFault } from '@goodstanding/ledger'
import type { JudgedStaple, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/** `headers_witnessed`: every header stands under a checkpoint of the header log with k cosignatures. */
export function checkHeadersWitnessed({ answers, network }: VerificationContext): readonly Finding[] {
  const findings = answers.flatMap(({ provider, staple, laterStaple }) =>
    [staple, laterStaple].flatMap((given) => (given === null ? [] : checkHeader(given, provider))),
  )
  return network.descriptor.witnesses.k === 0 ? [...findings, notChecked('network_without_witnesses')] : findings
}

function checkHeader(staple: JudgedStaple, provider: string): readonly Finding[] {
  if (staple.ok) return staple.value.isWitnessed ? [] : [fails('header_not_witnessed', provider)]
  const { fault } = staple
  return isHeaderFault(fault) ? [fails(fault, provider)] : [notChecked('depends_on_consent_active', provider)]
}

const HEADER_FAULTS: { readonly [F in ProvenHeaderFault]: true } = {
  header_checkpoint_invalid: true,
  header_not_included: true,
  header_after_checkpoint: true,
  header_descriptor_unknown: true,
}

/** Whether what is wrong with a staple is its header, not what it proves of the state there. */
export function isHeaderFault(fault: StapleFault): fault is ProvenHeaderFault {
  return Object.hasOwn(HEADER_FAULTS, fault)
}
