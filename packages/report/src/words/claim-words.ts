import type { ClaimName } from '../claims/claim.ts'

const WORDS: { readonly [C in ClaimName]: string } = {
  network: 'The report belongs to a network that you trust.',
  enterprise: 'The enterprise id follows from the enterprise’s own first keys, and its key history holds.',
  registration: 'A company register proves that this is a registered legal entity.',
  consent: 'The enterprise has consented, within the limits of the purpose.',
  consent_active: 'The consent was active, and the keys were current, at every read.',
  headers_witnessed: 'The ledger’s headers are cosigned by the network’s witnesses.',
  provider: 'The provider has signed this answer and may publish what is in it.',
  link: 'Provider and enterprise have both signed that these records are about this enterprise.',
  records: 'Every record is as it was published in the provider’s log.',
  published_in_time: 'Nothing was dated back: records were published when they say they were issued.',
  logs_witnessed: 'The provider’s logs are cosigned by the network’s witnesses; it has shown one history.',
  nothing_left_out: 'The provider has left nothing out that the consent covers.',
  receipt: 'The read is in the provider’s public access log, where the enterprise can find it.',
  slices_answered: 'Every provider that the consent covers is accounted for.',
  retention: 'No fact is past the time that it may be kept.',
  kept_in_time: 'The lender may still keep this report.',
}

/** What a claim says when it holds, in plain words. */
export function claimWords(claim: ClaimName): string {
  return WORDS[claim]
}
