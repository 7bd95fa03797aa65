import { type BuiltConsent, keptConsent } from '@goodstanding/sdk'
import type { KeyFile } from './key-file.ts'

/** Puts a consent's secrets and terms into the key file before anything leaves this machine. */
export function keepConsent(file: KeyFile, consent: BuiltConsent): KeyFile {
  const { id } = consent.statement.payload
  return file.save({ ...file.keys, consents: { ...file.keys.consents, [id]: keptConsent(consent) } })
}
