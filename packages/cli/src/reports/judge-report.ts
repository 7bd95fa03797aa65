import type { Report } from '@goodstanding/core'
import { type Overall, type Verification, verifyReport } from '@goodstanding/report'
import { GoodstandingError, parseNetwork } from '@goodstanding/sdk'
import { trustedNetworks } from '../context/pinned-networks.ts'
import { EXIT } from '../exit-codes.ts'
import { reportNow } from './report-now.ts'

/** A report's verification under what its reader trusts, and what to do where its network is not trusted. */
export type JudgedReport = {
  readonly verification: Verification
  /** The network that the file says it is of; null where it names none that can be. */
  readonly network: { readonly name: string; readonly genesisHash: string; readonly isPinned: boolean } | null
  readonly advice: string | null
}

/** What `verify` and `report show` end with. */
export const EXIT_OF: { readonly [O in Overall]: number } = {
  verified: EXIT.verified,
  verified_with_remarks: EXIT.remarks,
  not_verified: EXIT.notVerified,
}

/** Verifies a report at this moment; `named` is the network of `--network`, which is remembered. */
export function judgeReport(report: Report, named: string | undefined): JudgedReport {
  const trusted = trustedNetworks(named)
  const now = reportNow(report)
  const verification = verifyReport(report, { trusted, now })
  const network = networkOf(report, trusted)
  return { verification, network, advice: network === null || network.isPinned ? null : adviceOn(network, trusted) }
}

function networkOf(report: Report, trusted: readonly string[]): JudgedReport['network'] {
  try {
    const { genesisHash, descriptor } = parseNetwork(JSON.stringify(report.network[0] ?? null))
    return { name: descriptor.name, genesisHash, isPinned: trusted.includes(genesisHash) }
  } catch (error) {
    if (error instanceof GoodstandingError) return null
    throw error
  }
}

function adviceOn({ name, genesisHash }: { name: string; genesisHash: string }, trusted: readonly string[]): string {
  return [
    trusted.length === 0
      ? 'You have pinned no network, so nobody’s word counts here yet.'
      : 'You have not pinned its network.',
    `The file says that it is of the network ${name}, whose genesis hash is`,
    genesisHash,
    'Compare that with what the network’s members tell you, not with this file. If it is the same and you trust them, pin it:',
    `goodstanding network pin ${genesisHash}`,
  ].join('\n')
}
