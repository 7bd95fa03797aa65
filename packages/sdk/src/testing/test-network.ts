import { type Instant, instantOfMs, type Member, type Network, type Permit, type Role } from '@goodstanding/core'
import { type Bytes, ed25519PublicKey, sha256, toHex, utf8 } from '@goodstanding/crypto'
import { genesisHash } from '@goodstanding/ledger'
import { composeNetwork } from '../network/compose-network.ts'

export const NOW: Instant = instantOfMs(Date.parse('2026-10-01T08:00:00.000Z'))

/** The same bytes for the same label and order of calls. */
export function seededRandom(label: string): (bytes: number) => Bytes {
  let calls = 0
  return (bytes) => {
    calls += 1
    return sha256(utf8(`${label} ${calls}`)).slice(0, bytes)
  }
}

/** A test network of a home, a registrar, a bank, a lender and who orders operations, keys made from names. */
export function testNetwork(): Network {
  const descriptor = composeNetwork({
    name: 'trial',
    members: [
      memberOf('commons', ['home']),
      memberOf(
        'registry-ca',
        ['registrar', 'provider'],
        [
          { type: 'registration', jurisdiction: 'US-CA', registry: 'RA000598' },
          { type: 'insolvency', jurisdiction: 'US-CA' },
        ],
      ),
      memberOf('northbank', ['provider'], [{ type: 'tradeline' }]),
      memberOf('harborlend', ['lender']),
      memberOf('operator', ['sequencer']),
    ],
    sequencer: 'operator',
    headerLogKey: keyOf('operator headers'),
    witnesses: [],
    k: 0,
    testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' },
  })
  return { descriptor, genesisHash: genesisHash(descriptor) }
}

function memberOf(name: string, roles: Role[], permits: Permit[] = []): Member {
  return {
    name,
    group: name,
    roles,
    statementKey: keyOf(`${name} statements`),
    httpKey: keyOf(`${name} http`),
    recordLogKey: roles.includes('provider') ? keyOf(`${name} records`) : null,
    accessLogKey: roles.includes('provider') ? keyOf(`${name} access`) : null,
    witnessKey: null,
    baseUrl: 'http://127.0.0.1:4100',
    permits,
  }
}

function keyOf(name: string): string {
  return toHex(ed25519PublicKey(sha256(utf8(name))))
}
