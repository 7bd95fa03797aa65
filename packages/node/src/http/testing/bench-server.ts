import { formatInstant, type GenesisDescriptor, type Instant, instantOfMs, type Member } from '@goodstanding/core'
import { ed25519Signer, type Signer } from '@goodstanding/crypto'
import type { FastifyInstance } from 'fastify'
import { DEFAULT_LIMITS, type Limits } from '../../config/config.ts'
import { createNonces } from '../../http-signature/nonces.ts'
import { createLogger, type Logger } from '../../logger.ts'
import { createMetrics } from '../../metrics.ts'
import type { NodeContext } from '../../node-context.ts'
import type { AnyRoute } from '../route.ts'
import { createServer } from '../server.ts'

export const BASE_URL = 'https://bank.example/goodstanding'
export const ADMIN_TOKEN = 'an-admin-token-of-thirty-two-characters'
export const NOW: Instant = instantOfMs(1_790_000_000_400)
export const ENTERPRISE = `did:gs:${'a'.repeat(52)}`
export const OTHER_ENTERPRISE = `did:gs:${'b'.repeat(52)}`

const key = (byte: number) => ed25519Signer(new Uint8Array(32).fill(byte))

/** Keys of the members by their name, and of the enterprise's `read` signer. */
export const KEYS = { lender: key(1), home: key(2), supervisor: key(3), signer: key(4), stranger: key(5) } as const

const member = (name: string, signer: Signer, roles: Member['roles']): Member => ({
  name,
  group: name,
  roles,
  statementKey: signer.publicKey,
  httpKey: signer.publicKey,
  recordLogKey: null,
  accessLogKey: null,
  witnessKey: null,
  baseUrl: BASE_URL,
  permits: [],
})

const home = member('home', KEYS.home, ['home'])
export const MEMBERS: readonly Member[] = [
  member('lender', KEYS.lender, ['lender']),
  home,
  member('supervisor', KEYS.supervisor, ['supervisor']),
]

const descriptor: GenesisDescriptor = {
  kind: 'descriptor',
  version: 1,
  name: 'bench',
  charterHash: '0'.repeat(64),
  testClock: { declared: formatInstant(NOW), real: formatInstant(NOW) },
  members: [...MEMBERS],
  witnesses: { members: [], k: 0 },
  headerLog: { keys: [{ fromHeight: 0, member: 'home', key: KEYS.home.publicKey }] },
}

/** A server with its callers known and nothing behind its routes: for what happens before a handler runs. */
export async function benchServer(
  routes: readonly AnyRoute[],
  options: { readonly logger?: Logger; readonly limits?: Partial<Limits>; readonly steadyMs?: () => number } = {},
): Promise<FastifyInstance> {
  const network = { descriptor, genesisHash: 'a'.repeat(64) }
  const clock = { now: () => NOW }
  const node = {
    config: { limits: { ...DEFAULT_LIMITS, ...options.limits }, proxies: 0 },
    network,
    self: home,
    clock,
    logger: options.logger ?? createLogger({ member: 'home', level: 'silent' }),
    metrics: createMetrics({ ofProcess: false }),
  }
  return createServer({
    // Handlers of the bench use none of the rest.
    node: node as unknown as NodeContext,
    routes,
    steadyMs: options.steadyMs ?? (() => 0),
    authentication: {
      network,
      baseUrl: BASE_URL,
      clock,
      since: instantOfMs(NOW - 3_600_000),
      nonces: createNonces(10_000),
      adminToken: ADMIN_TOKEN,
      operatorFrom: 'loopback',
      isReadSigner: async (signer) => signer.enterprise === ENTERPRISE && signer.key === KEYS.signer.publicKey,
    },
  })
}
