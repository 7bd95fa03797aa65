import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildVerifyPage, type PinnedNetwork } from '../build/build-verify-page.ts'

/** The built page in a file, and a browser to open it with. */
export type PageFile = {
  readonly html: string
  readonly url: string
  /** Opens it anew; every address that anything asks for is noted, the page's own first. */
  open(options?: OpenOptions): Promise<OpenedPage>
  close(): Promise<void>
}

export type OpenedPage = { readonly page: Page; readonly requested: string[]; readonly complaints: string[] }

export type OpenOptions = {
  readonly width?: number
  /** What the page's clock says. */
  readonly now?: Date
}

export async function pageFile(executablePath: string, networks: readonly PinnedNetwork[]): Promise<PageFile> {
  const html = await buildVerifyPage(networks)
  const folder = await mkdtemp(join(tmpdir(), 'goodstanding-page-'))
  const path = join(folder, 'verify.html')
  await writeFile(path, html)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const url = pathToFileURL(path).href
  return {
    html,
    url,
    open: (options = {}) => openPage(browser, url, options),
    async close() {
      await browser.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function openPage(browser: Browser, url: string, { width = 1280, now }: OpenOptions): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  const requested: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  if (now !== undefined) await page.clock.setFixedTime(now)
  await page.goto(url)
  return { page, requested, complaints }
}

/** Gives the page a file by its chooser, and waits for its verdict. */
export async function choose(page: Page, name: string, text: string | Buffer): Promise<string> {
  await page.evaluate(() => document.getElementById('result')?.replaceChildren())
  await page.setInputFiles('#file', { name, mimeType: 'application/json', buffer: Buffer.from(text) })
  return verdict(page)
}

/** Drops a file on the page, beside its box. */
export async function drop(page: Page, name: string, text: string): Promise<string> {
  await page.evaluate(() => document.getElementById('result')?.replaceChildren())
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const given = new DataTransfer()
      given.items.add(new File([content ?? ''], fileName ?? '', { type: 'application/json' }))
      return given
    },
    [name, text],
  )
  await page.dispatchEvent('h1', 'drop', { dataTransfer: transfer })
  return verdict(page)
}

async function verdict(page: Page): Promise<string> {
  return (await page.locator('[data-overall]').getAttribute('data-overall')) ?? ''
}

/** Every finding that the page tells: claim, of whom, code. */
export async function findingsOn(page: Page): Promise<readonly string[]> {
  const lines = await page.locator('[data-claim]').evaluateAll((items) =>
    items.flatMap((item) => {
      const { claim = '', provider } = (item as HTMLElement).dataset
      const of = provider === undefined ? claim : `${claim}@${provider}`
      return [...item.querySelectorAll('code')].map((code) => `${of} ${code.textContent}`)
    }),
  )
  return [...new Set(lines)].sort()
}
