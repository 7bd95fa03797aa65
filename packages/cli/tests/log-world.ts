import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { refusalProblem } from '@goodstanding/api'
import { type LogKind, logOrigin, type Member, type Network, type Role } from '@goodstanding/core'
import { type Bytes, ed25519PublicKey, sha256, toHex, utf8 } from '@goodstanding/crypto'
import { composeNetwork, parseNetwork } from '@goodstanding/sdk'
import { checkpointNote, logFiles, type Signers } from './log-files.ts'

export const WITNESSES = ['witness-a', 'witness-b', 'witness-c']

type Kind = LogKind

/** A key of the header log that counts from a height on, beside the first one. */
type LaterHeaderKey = { readonly fromHeight: number; readonly member: string }

/**
 * A network whose members' public files are what a test says: logs that are honest, forked or cut back, and witnesses
 * that remember what they cosigned. One HTTP server, a folder a member.
 */
export type LogWorld = {
  readonly network: Network
  readonly url: string
  /** What is served under a path, or under a method and a path; a text is JSON. */
  readonly served: Map<string, Bytes | string>
  /** Lets a member serve a log of these entries, cosigned by the witnesses named. */
  serveLog(member: string, kind: Kind, entries: readonly Bytes[], witnesses?: readonly string[]): void
  /** Lets a witness remember that the newest that it cosigned of this log had these entries. */
  remember(witness: string, member: string, kind: Kind, entries: readonly Bytes[]): void
  /** Takes what is sent to a path, and never answers; gives what was sent. */
  hold(path: string): Promise<unknown>
  /** Holds a path no more, and forgets what was sent. */
  letGo(path: string): void
  /** Answers calls of a method and path by what a function says each time. */
  readonly answers: Map<string, () => { readonly status: number; readonly json: unknown }>
  /** Public keys whose signatures are turned away as `unauthorized`. */
  readonly turnedAway: Set<string>
  /** What was sent to a path, oldest first. */
  sent(path: string): readonly unknown[]
  /** Lets all paths of a member be unreachable. */
  cut(member: string): void
  reset(): void
  close(): Promise<void>
}

const UNAUTHORIZED = { status: 401, json: refusalProblem('unauthorized') }

export async function openLogWorld(later: LaterHeaderKey | null = null): Promise<LogWorld> {
  const served = new Map<string, Bytes | string>()
  const cutOff = new Set<string>()
  const answers: LogWorld['answers'] = new Map()
  const turnedAway = new Set<string>()
  const held = new Map<string, (body: unknown) => void>()
  const bodies: { readonly path: string; readonly body: unknown }[] = []
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    if (cutOff.has(path.split('/')[1] ?? '')) return response.destroy()
    if (request.method === 'POST') {
      const body = await bodyOf(request)
      bodies.push({ path, body })
      const hold = held.get(path)
      if (hold !== undefined) return hold(body)
    }
    const way = `${request.method} ${path}`
    const said = turnedAway.has(keyOfSigner(request)) ? UNAUTHORIZED : answers.get(way)?.()
    if (said === undefined) return sendFile(response, served.get(way) ?? served.get(path))
    response.writeHead(said.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said.json))
  })
  const url = await listen(server)
  const network = networkAt(url, later)
  const signersOf = (member: string, kind: Kind, witnesses: readonly string[]): Signers => ({
    origin: logOrigin(network, kind, member),
    seed: seedOf(`${member} ${kind}`),
    witnesses: witnesses.map((name) => ({ name, seed: seedOf(`${name} witness`) })),
  })
  return {
    network,
    url,
    ...{ served, answers, turnedAway },
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
    hold: (path) => new Promise((resolve) => held.set(path, resolve)),
    letGo(path) {
      held.delete(path)
      bodies.length = 0
    },
    sent: (path) => bodies.filter((one) => one.path === path).map(({ body }) => body),
    cut: (member) => {
      cutOff.add(member)
    },
    reset() {
      served.clear()
      cutOff.clear()
      held.clear()
      answers.clear()
      turnedAway.clear()
      bodies.length = 0
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

/** What is posted as JSON; null where nothing is. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const text = Buffer.concat(await request.toArray()).toString()
  return text === '' ? null : JSON.parse(text)
}

function keyOfSigner({ headers }: IncomingMessage): string {
  return /#([0-9a-f]{64})"/.exec(String(headers['signature-input']))?.[1] ?? ''
}

function sendFile(response: ServerResponse, file: Bytes | string | undefined): void {
  if (typeof file === 'string') response.setHeader('content-type', 'application/json')
  response.statusCode = file === undefined ? 404 : 200
  response.end(file ?? 'nothing here')
}

function networkAt(url: string, later: LaterHeaderKey | null): Network {
  const descriptor = composeNetwork({
    name: 'trial',
    members: [
      memberAt(url, 'commons', ['home', 'sequencer']),
      { ...memberAt(url, 'northbank', ['provider']), permits: [{ type: 'tradeline' }] },
      { ...memberAt(url, 'southbank', ['provider', 'lender']), permits: [{ type: 'tradeline' }] },
      ...WITNESSES.map((name) => memberAt(url, name, ['witness'])),
    ],
    sequencer: 'commons',
    headerLogKey: keyOf('commons headers'),
    witnesses: WITNESSES,
    k: 2,
    testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' },
  })
  const keys = later === null ? [] : [{ ...later, key: keyOf(`${later.member} headers`) }]
  return parseNetwork(JSON.stringify({ ...descriptor, headerLog: { keys: [...descriptor.headerLog.keys, ...keys] } }))
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
