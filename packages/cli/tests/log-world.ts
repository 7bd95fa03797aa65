import { createServer, type Server } from 'node:http'
import { logOrigin, type Member, type Network, type Role } from '@goodstanding/core'
import { type Bytes, ed25519PublicKey, sha256, toHex, utf8 } from '@goodstanding/crypto'
import { composeNetwork, parseNetwork } from '@goodstanding/sdk'
import { checkpointNote, logFiles, type Signers } from './log-files.ts'

export const WITNESSES = ['witness-a', 'witness-b', 'witness-c']

type Kind = 'records' | 'access'

/**
 * A network whose members' public files are what a test says: logs that are honest, forked or cut back, and witnesses
 * that remember what they cosigned. One HTTP server, a folder a member.
 */
export type LogWorld = {
  readonly network: Network
  readonly url: string
  /** What is served under a path; a text is JSON. */
  readonly served: Map<string, Bytes | string>
  /** Lets a member serve a log of these entries, cosigned by the witnesses named. */
  serveLog(member: string, kind: Kind, entries: readonly Bytes[], witnesses?: readonly string[]): void
  /** Lets a witness remember that the newest that it cosigned of this log had these entries. */
  remember(witness: string, member: string, kind: Kind, entries: readonly Bytes[]): void
  /** Lets all paths of a member be unreachable. */
  cut(member: string): void
  reset(): void
  close(): Promise<void>
}

export async function openLogWorld(): Promise<LogWorld> {
  const served = new Map<string, Bytes | string>()
  const cutOff = new Set<string>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    if (cutOff.has(path.split('/')[1] ?? '')) return response.destroy()
    const file = served.get(path)
    if (typeof file === 'string') response.setHeader('content-type', 'application/json')
    response.statusCode = file === undefined ? 404 : 200
    response.end(file ?? 'nothing here')
  })
  const url = await listen(server)
  const network = networkAt(url)
  const signersOf = (member: string, kind: Kind, witnesses: readonly string[]): Signers => ({
    origin: logOrigin(network, kind, member),
    seed: seedOf(`${member} ${kind}`),
    witnesses: witnesses.map((name) => ({ name, seed: seedOf(`${name} witness`) })),
  })
  return {
    network,
    url,
    served,
    serveLog(member, kind, entries, witnesses = WITNESSES.slice(0, 2)) {
      for (const [path, bytes] of logFiles(entries, signersOf(member, kind, witnesses))) {
        served.set(`/${member}/logs/${kind}/${path}`, bytes)
      }
    },
    remember(witness, member, kind, entries) {
      const signers = signersOf(member, kind, [witness])
      const hash = toHex(sha256(utf8(signers.origin)))
      served.set(`/${witness}/witness/${hash}/checkpoint`, utf8(checkpointNote(entries, signers)))
    },
    cut: (member) => {
      cutOff.add(member)
    },
    reset() {
      served.clear()
      cutOff.clear()
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function networkAt(url: string): Network {
  const descriptor = composeNetwork({
    name: 'trial',
    members: [
      memberAt(url, 'commons', ['home', 'sequencer']),
      { ...memberAt(url, 'northbank', ['provider']), permits: [{ type: 'tradeline' }] },
      { ...memberAt(url, 'southbank', ['provider']), permits: [{ type: 'tradeline' }] },
      ...WITNESSES.map((name) => memberAt(url, name, ['witness'])),
    ],
    sequencer: 'commons',
    headerLogKey: keyOf('commons headers'),
    witnesses: WITNESSES,
    k: 2,
    testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' },
  })
  return parseNetwork(JSON.stringify(descriptor))
}

function memberAt(url: string, name: string, roles: Role[]): Member {
  const publishes = roles.includes('provider')
  return {
    ...{ name, group: name, roles, permits: [], baseUrl: `${url}/${name}` },
    statementKey: keyOf(`${name} statements`),
    httpKey: keyOf(`${name} http`),
    recordLogKey: publishes ? keyOf(`${name} records`) : null,
    accessLogKey: publishes ? keyOf(`${name} access`) : null,
    witnessKey: roles.includes('witness') ? keyOf(`${name} witness`) : null,
  }
}

function keyOf(label: string): string {
  return toHex(ed25519PublicKey(seedOf(label)))
}

function seedOf(label: string): Bytes {
  return sha256(utf8(`seed of ${label}`))
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`)
    })
  })
}
