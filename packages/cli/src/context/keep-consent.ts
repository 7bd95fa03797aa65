import type { KeptConsent } from '@goodstanding/sdk'
import type { KeyFile } from './key-file.ts'

/** A place in the key file for a consent's secrets and terms, from before anything leaves this machine. */
export function keepConsentIn(file: KeyFile): (consent: string, kept: KeptConsent) => void {
  return (consent, kept) => {
    file.save({ ...file.keys, consents: { ...file.keys.consents, [consent]: kept } })
  }
}
