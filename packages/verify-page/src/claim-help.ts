import type { ClaimName } from '@goodstanding/report'

const HELP: { readonly [C in ClaimName]: string } = {
  network:
    'Compares the hash of the network’s first descriptor with the list below. If it fails, anybody may have made this file.',
  enterprise:
    'The id is a hash of the enterprise’s first keys, and every later change is signed by the keys before it. If it fails, somebody else may be posing as the enterprise.',
  registration:
    'A registrar’s signed entry, linked to this enterprise by both. If it fails, you do not know that this is a legal entity.',
  consent:
    'The enterprise’s signature, the purpose’s limits, and you as the reader. If it fails, the lender had no right to read this.',
  consent_active:
    'A proof from the members’ ledger that the consent was in force, and the keys current, when each provider was read.',
  headers_witnessed: 'Independent witnesses have signed that the ledger shows everybody the same history.',
  provider:
    'The provider’s signature over exactly this answer, and its permission in the network to publish such facts.',
  link: 'Both sides’ signatures under the statement whose records these are.',
  records:
    'Each record is hashed again and followed up to the root of the provider’s published log. If it fails, it was changed after publication.',
  published_in_time:
    'Witnesses’ clocks show when a record was published; it must be within a day of the date that it bears.',
  logs_witnessed:
    'Enough independent witnesses have cosigned the provider’s logs. If it fails, the provider may show different histories to different readers.',
  nothing_left_out:
    'The provider’s index proves how many records there are of each kind, and each is here or has a lawful reason not to be.',
  receipt: 'This read stands in the provider’s public access log, where the enterprise finds it.',
  slices_answered:
    'The consent lists whom it covers. Each must have answered, refused with a signature, or be named as silent.',
  retention: 'Every kind of fact has an end. What is past it may not be used.',
  kept_in_time: 'The enterprise said until when this file may be kept.',
}

/** What a claim means, and what it means for the reader when it fails. */
export function claimHelp(claim: ClaimName): string {
  return HELP[claim]
}
