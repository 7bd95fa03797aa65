import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails, remark } from './claim.ts'

/** `network`: the report's network is one that the verifier pinned, by the hash of its genesis. */
export function checkNetwork({ network, report }: VerificationContext, trusted: readonly string[]): readonly Finding[] {
  const { descriptor, genesisHash } = network
  const findings: Finding[] = []
  if (!trusted.includes(genesisHash)) findings.push(fails('network_not_pinned', genesisHash))
  // A later descriptor counts by its members' votes, which version 1 of the report does not carry.
  if (report.network.length > 1) findings.push(fails('network_chain_not_followed'))
  if (descriptor.testClock !== null) findings.push(remark('test_network', descriptor.name))
  return findings
}
