import type { Member, Network } from '@goodstanding/core'
import type { Config } from './config/config.ts'

/** What a node is not safe for, in words for its operator and for whoever asks it. Empty: a node in earnest. */
export function cautionsOf(parts: {
  readonly network: Network
  readonly self: Member
  readonly config: Pick<Config, 'operatorFrom'>
  readonly databaseWarnings: readonly string[]
}): readonly string[] {
  const { network, self, config, databaseWarnings } = parts
  const { testClock, witnesses } = network.descriptor
  const isPlain = new URL(self.baseUrl).protocol === 'http:'
  return [
    ...(testClock === null
      ? []
      : ['This is a test network with a clock of its own: its reports are worth nothing outside it.']),
    ...(witnesses.k > 0 ? [] : ['No witnesses: a member of this network can change its logs unseen.']),
    ...(isPlain ? ['Plain HTTP: anyone on the way can read what members send each other.'] : []),
    ...(config.operatorFrom === 'loopback' ? [] : ['The operator’s token is taken from every address.']),
    ...databaseWarnings,
  ]
}
