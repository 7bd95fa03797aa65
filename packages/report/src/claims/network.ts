import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails, remark } from './claim.ts'

/** `network`: the report's network is one that the verifier pinned, by the hash of its genesis. */
export function checkNetwork(context: VerificationContext, trusted: readonly string[]): readonly Finding[] {
  const findings: Finding[] = []
  if (!trusted.includes(context.network.genesisHash))
    findings.push(fails('network_not_pinned', context.network.genesisHash))
  if (context.network.descriptor.testClock !== null)
    findings.push(remark('test_network', context.network.descriptor.name))
  return findings
}
