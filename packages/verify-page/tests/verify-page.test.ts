import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GenesisDescriptor, parseInstant } from '@goodstanding/core'
import { CLAIMS } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { choose, drop, findingsOn, type OpenedPage, type PageFile, pageFile } from './open-page.ts'

const VECTORS = join(import.meta.dirname, '../../../vectors/report')
const CHROMIUM = inject('chromium') ?? ''

type Expected = {
  readonly file: string
  readonly what: string
  readonly trusted: readonly string[]
  readonly now: string
  readonly overall: string
  readonly findings: readonly string[]
}

const expected: readonly Expected[] = JSON.parse(read('expected.json'))
const networks = [...new Set(expected.flatMap(({ trusted }) => trusted))].map((genesisHash, i) => ({
  genesisHash,
  name: `network ${i} </script><b>`,
}))

function read(file: string): string {
  return readFileSync(join(VECTORS, file), 'utf8')
}

/** What the world's clock says at that instant of the report's network. */
function worldClock(file: string, now: string): Date {
  const [descriptor]: readonly GenesisDescriptor[] = JSON.parse(read(file)).network
  const clock = descriptor?.testClock ?? null
  const shift = clock === null ? 0 : msOf(clock.real) - msOf(clock.declared)
  return new Date(msOf(now) + shift)
}

function msOf(text: string): number {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

/** A finding as the page tells it: without its own verdict. */
function told(line: string): string {
  const [claim, , code] = line.split(' ')
  return `${claim} ${code}`
}

const honest = expected[0]
const NOON = { now: new Date('2026-03-02T12:00:00.000Z') }

describe.skipIf(CHROMIUM === '')('The verification page, opened from a file', () => {
  let file: PageFile
  beforeAll(async () => {
    file = await pageFile(CHROMIUM, networks)
  })
  // One page takes all vectors one after the other, as a reader would.
  let opened: Promise<OpenedPage> | null = null
  const vectorsPage = () => {
    opened ??= file.open(NOON)
    return opened
  }
  afterAll(() => file?.close())

  it.each(expected)('says of $file what every verifier must say', async ({ file: name, now, overall, findings }) => {
    const { page, requested, complaints } = await vectorsPage()
    await page.clock.setFixedTime(worldClock(name, now))
    expect(await choose(page, name, read(name))).toBe(overall)
    expect(await findingsOn(page)).toEqual([...new Set(findings.map(told))].sort())
    expect(await page.locator('[data-facts]').getAttribute('data-facts')).toBe(
      overall === 'not_verified' ? 'hidden' : 'shown',
    )
    expect(requested).toEqual([file.url])
    expect(complaints).toEqual([])
  })

  it('has a line for every claim, each with its explanation', async () => {
    const { page } = await file.open(NOON)
    await choose(page, 'honest.json', read('honest.json'))
    const claims = page.locator('[data-claim]')
    const names = await claims.evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.claim))
    expect(new Set(names)).toEqual(new Set(CLAIMS))
    expect(await claims.locator('details').count()).toBe(names.length)
    await page.close()
  })

  it('takes a file that is dropped anywhere on it', async () => {
    const { page, requested } = await file.open(NOON)
    expect(await drop(page, 'honest.json', read('honest.json'))).toBe(honest?.overall)
    expect(await drop(page, 'records.json', read('records.json'))).toBe('not_verified')
    expect(requested).toEqual([file.url])
    await page.close()
  })

  it('shows a credit officer the facts by provider, and whom they are about', async () => {
    const { page } = await file.open(NOON)
    await choose(page, 'honest.json', read('honest.json'))
    expect(await page.locator('[data-facts]').innerText()).toMatch(/Harbor Row Bakery, Inc\./)
    const bank = page.locator('[data-provider-facts="northbank"]')
    expect(await bank.locator('tbody tr').count()).toBe(2)
    expect(await bank.locator('tbody tr').first().innerText()).toMatch(/2026-03-02.*2022-05-01.*USD 250,000\.00/s)
    await bank.locator('summary').click()
    expect(await bank.locator('dl').first().innerText()).toMatch(/original term months\s+120/)
    const register = page.locator('[data-provider-facts="registry-ca"]')
    expect(await register.innerText()).toMatch(/none of: insolvency/)
    expect(await register.innerText()).toMatch(/California Secretary of State \(RA000598\)/)
    expect(await register.innerText()).toMatch(/Corporation[^\n]* \([0-9A-Z]{4}\)/)
    await page.close()
  })

  it('names a fact that has expired since, and does not show it', async () => {
    const { page } = await file.open(NOON)
    const bank = page.locator('[data-provider-facts="northbank"]')
    await choose(page, 'expired-since.json', read('expired-since.json'))
    expect(await bank.locator('tbody tr').count()).toBe(1)
    await page.clock.setFixedTime(new Date('2026-03-03T00:00:00.000Z'))
    expect(await choose(page, 'expired-since.json', read('expired-since.json'))).toBe('verified_with_remarks')
    expect(await bank.locator('table, dl').count()).toBe(0)
    expect(await bank.getByRole('note').innerText()).toMatch(/Credit accounts, as of 2026-03-02/)
    expect(await bank.innerText()).not.toMatch(/USD/)
    await page.close()
  })

  it('says that a network is not trusted which it was not made for', async () => {
    const other = await pageFile(CHROMIUM, [])
    const { page } = await other.open(NOON)
    expect(await page.locator('#networks').innerText()).toMatch(/without a network/)
    expect(await choose(page, 'honest.json', read('honest.json'))).toBe('not_verified')
    expect(await findingsOn(page)).toEqual(['network network_not_pinned'])
    await other.close()
  })

  it.each([
    ['a text', 'Dear Sirs'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['another JSON', '{"score": 700}'],
    ['nothing', ''],
  ])('says of %s that it is no report', async (_, text) => {
    const { page } = await file.open()
    expect(await choose(page, 'letter.json', text)).toBe('not_a_report')
    expect(await page.getByRole('alert').innerText()).toMatch(/^Not a report\s+letter\.json: it is /)
    await page.close()
  })

  it('turns nothing in a file, in its name or among its networks into markup', async () => {
    const { page, requested } = await file.open(NOON)
    const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    await choose(page, `${markup}.json`, JSON.stringify({ [markup]: markup }))
    expect(await page.getByRole('alert').innerText()).toContain('<img')
    const bent = read('honest.json').replace('Harbor Row Bakery, Inc.', markup.replaceAll('"', '\\"'))
    await choose(page, `${markup}.json`, bent)
    expect(await page.locator('#result img, #result script, #networks b').count()).toBe(0)
    expect(await page.title()).toBe('Check a Goodstanding report')
    expect(await page.locator('#networks').innerText()).toContain('</script><b>')
    expect(requested).toEqual([file.url])
    await page.close()
  })

  it('could send nothing even if it tried', async () => {
    const { page, requested } = await file.open()
    const tried = await page.evaluate(async () => {
      const blocked: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
      const fetched = await fetch('https://example.org/').then(
        () => 'sent',
        () => 'refused',
      )
      const image = new Image()
      await new Promise((resolve) => {
        image.onerror = resolve
        image.src = 'https://example.org/x.png'
      })
      return { fetched, blocked }
    })
    expect(tried).toEqual({ fetched: 'refused', blocked: ['connect-src', 'img-src'] })
    expect(requested.filter((url) => !url.startsWith('https://example.org/'))).toEqual([file.url])
    expect(file.html).toContain(`content="default-src 'none'; script-src 'sha256-`)
    await page.close()
  })

  it('verifies signatures with the browser’s own library, not with Node’s', () => {
    expect(file.html).not.toMatch(/node:crypto|node:buffer/)
    expect(file.html).toMatch(/isTorsionFree/)
  })

  it.each([1280, 390])('fits a screen %i pixels wide, long ids and tables too', async (width) => {
    const { page } = await file.open({ ...NOON, width })
    for (const name of ['honest.json', 'records.json', 'carried-registration.json']) {
      await choose(page, name, read(name))
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([name, overflow]).toEqual([name, 0])
    }
    await page.close()
  })

  it('can be used by keyboard: the chooser comes first and shows its focus, the verdict is read out', async () => {
    const { page } = await file.open(NOON)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('file')
    const outline = await page.locator('label.button').evaluate((label) => getComputedStyle(label).outlineStyle)
    expect(outline).toBe('solid')
    await choose(page, 'honest.json', read('honest.json'))
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict')
    await page.close()
  })

  it('has a label for its field, one first heading, and headings that skip no level', async () => {
    const { page } = await file.open(NOON)
    await choose(page, 'honest.json', read('honest.json'))
    expect(await page.getByLabel('Choose a file').count()).toBe(1)
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true)
    await page.close()
  })

  it('sets every text off from its ground by 4.5 to 1 at least (WCAG 2.2, 1.4.3)', async () => {
    const { page } = await file.open(NOON)
    for (const name of ['honest.json', 'records.json', 'test-network.json']) {
      await choose(page, name, read(name))
      expect([name, await page.evaluate(textsOfLowContrast)]).toEqual([name, []])
    }
    await page.close()
  })

  it('prints every claim, also of providers whose claims all hold, on paper as wide as A4', async () => {
    const { page } = await file.open(NOON)
    await choose(page, 'honest.json', read('honest.json'))
    expect(await page.locator('details.group:not([open])').count()).toBe(2)
    await page.pdf()
    expect(await page.locator('details.group:not([open])').count()).toBe(0)
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(794)
    await page.close()
  })
})

/** Runs in the page. */
function textsOfLowContrast(): readonly string[] {
  const channels = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const groundOf = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)'
    const color = getComputedStyle(element).backgroundColor
    return channels(color)[3] === 0 ? groundOf(element.parentElement) : color
  }
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
  return [...document.querySelectorAll('body *')].filter(hasText).flatMap((element) => {
    const [one, two] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))]
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
    return ratio >= 4.5 ? [] : [`${element.tagName} ${element.className}: ${ratio.toFixed(2)}`]
  })
}
