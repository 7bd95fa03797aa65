import { type ConsentPayload, type ConsentSlice, consentPayload, consentSlice } from '@goodstanding/core'

/** A consent whose terms hold: what is given, and for the rest a credit application of 60 days. */
export function aConsent(given: Partial<ConsentPayload> = {}): ConsentPayload {
  return consentPayload.parse({
    kind: 'consent',
    network: '1'.repeat(64),
    enterprise: `did:gs:${'a'.repeat(52)}`,
    id: '01930000-0000-7000-8000-000000000001',
    reader: 'harborlend',
    purpose: 'credit_application',
    slices: ['2'.repeat(64), '3'.repeat(64)],
    reads: 3,
    keepUntil: '2026-12-01T00:00:00.000Z',
    notBefore: '2026-03-01T00:00:00.000Z',
    expires: '2026-04-30T00:00:00.000Z',
    revocationHash: '4'.repeat(64),
    disputes: [],
    ...given,
  })
}

/** A consent's slice for one provider: what is given, and for the rest its tradelines of ten years. */
export function aSlice(given: Partial<ConsentSlice> = {}): ConsentSlice {
  return consentSlice.parse({
    provider: 'northbank',
    subjects: ['5'.repeat(32)],
    types: ['tradeline'],
    live: [],
    factsFrom: '2016-03-01',
    factsTo: '2027-03-01',
    accessKey: '6'.repeat(64),
    ...given,
  })
}
