import type { LogSource } from '@goodstanding/log'
import { CommandError } from '../exit-codes.ts'
import { getFile } from './get-file.ts'

const FILE_BYTES_MAX = 32 * 1024 * 1024

/** A tile log behind a URL: the prefix under which `checkpoint` and `tile/…` lie. */
export function httpLogSource(url: string): LogSource {
  const base = parseBase(url)
  const fetchFile = (path: string): Promise<Uint8Array | null> => getFile(`${base}/${path}`, FILE_BYTES_MAX)
  return {
    async fetchCheckpoint() {
      const bytes = await fetchFile('checkpoint')
      if (bytes === null) throw new CommandError('log_missing', `There is no log at ${base}: it serves no checkpoint.`)
      return new TextDecoder().decode(bytes)
    },
    fetchEntries: fetchFile,
    fetchTile: fetchFile,
  }
}

function parseBase(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '')
  throw new CommandError('log_unreachable', `${url} is no http address.`)
}
