import type { BuiltConsent } from '@goodstanding/sdk'
import type { KeyFile } from './key-file.ts'

/** Puts a consent's secrets into the key file before anything leaves this machine. */
export function keepConsent(file: KeyFile, consent: BuiltConsent): KeyFile {
  const { id } = consent.statement.payload
  const kept = { accessRoot: consent.accessRoot, code: consent.code }
  return file.save({ ...file.keys, consents: { ...file.keys.consents, [id]: kept } })
}
