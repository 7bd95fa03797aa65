import { CommandError } from '../exit-codes.ts'

const WAIT_MS = 30_000
const TRIES_MAX = 6
const PAUSE_MS_MAX = 60_000

/**
 * Gets a file over HTTP; null where there is none. A server that is busy, or says that it is asked too often, is asked
 * again when it says. What cannot be had in the end ends the command: a connection that fails is no verdict.
 */
export async function getFile(url: string, bytesMax: number): Promise<Uint8Array | null> {
  for (let tries = 1; ; tries++) {
    const response = await get(url)
    if (response.status === 404) return null
    if (response.ok) return bounded(response, url, bytesMax)
    const isBusy = response.status === 429 || response.status === 503
    await response.body?.cancel()
    if (!isBusy || tries === TRIES_MAX) {
      throw new CommandError('log_unreachable', `${url} answered with status ${response.status}.`)
    }
    await pause(response.headers.get('retry-after'), tries)
  }
}

async function get(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(WAIT_MS), redirect: 'error' })
  } catch {
    throw new CommandError('log_unreachable', `${url} cannot be reached.`)
  }
}

async function bounded(response: Response, url: string, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length
      if (size > bytesMax) break
      chunks.push(chunk)
    }
  } catch {
    throw new CommandError('log_unreachable', `${url} broke off.`)
  }
  if (size <= bytesMax) return new Uint8Array(Buffer.concat(chunks))
  throw new CommandError('log_file_too_large', `${url} is too large for a log’s file.`)
}

async function pause(retryAfter: string | null, tries: number): Promise<void> {
  const said = /^\d{1,3}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1_000 : 500 * 2 ** tries
  await new Promise((resolve) => setTimeout(resolve, Math.min(said, PAUSE_MS_MAX)))
}
