import type { LogSource } from '@goodstanding/log'
import { CommandError } from '../exit-codes.ts'

const FILE_BYTES_MAX = 32 * 1024 * 1024

/** A tile log behind a URL: the prefix under which `checkpoint` and `tile/…` lie. */
export function httpLogSource(url: string): LogSource {
  const base = url.replace(/\/+$/, '')
  const fetchFile = async (path: string): Promise<Uint8Array | null> => {
    const response = await get(`${base}/${path}`)
    if (response.status === 404) return null
    if (!response.ok)
      throw new CommandError('log_unreachable', `${base}/${path} answered with status ${response.status}.`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.length > FILE_BYTES_MAX)
      throw new CommandError('log_file_too_large', `${base}/${path} is too large for a log's file.`)
    return bytes
  }
  return {
    async fetchCheckpoint() {
      const bytes = await fetchFile('checkpoint')
      if (bytes === null) throw new CommandError('log_missing', `There is no log at ${base}: it serves no checkpoint.`)
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    },
    fetchEntries: fetchFile,
    fetchTile: fetchFile,
  }
}

async function get(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'error' })
  } catch {
    throw new CommandError('log_unreachable', `${url} cannot be reached.`)
  }
}
