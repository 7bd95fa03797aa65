import { createServer, type Server } from 'node:net'

// Below the range from which systems take the ports of outgoing connections: no client of a test holds one of these.
const FIRST = 10_000
const COUNT = 20_000

let next = (process.pid * 211) % COUNT

/** So many different ports of the loopback address on which nobody listens. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers: { readonly server: Server; readonly port: number }[] = []
  for (let tries = 0; servers.length < count && tries < COUNT; tries++) {
    const port = FIRST + next
    next = (next + 1) % COUNT
    const server = await listen(port)
    if (server !== null) servers.push({ server, port })
  }
  await Promise.all(servers.map(({ server }) => new Promise((closed) => server.close(closed))))
  if (servers.length < count) throw new Error(`no ${count} free ports between ${FIRST} and ${FIRST + COUNT}`)
  return servers.map(({ port }) => port)
}

/** A server on that port; null where it is taken. */
function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
