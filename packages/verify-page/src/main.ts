import { networkTime } from '@goodstanding/core'
import { parseReport, REPORT_SIZE_MAX, reportFaultWords, verifyReport } from '@goodstanding/report'
import { claimsView } from './claims-view.ts'
import { element } from './element.ts'
import { factsView } from './facts-view.ts'
import { type TrustedNetwork, trustedNetworks } from './trusted-networks.ts'
import { verdictView } from './verdict-view.ts'

const trusted = trustedNetworks(document)
showNetworks(trusted)
listen()

function listen(): void {
  const drop = document.getElementById('drop')
  const input = document.getElementById('file')
  input?.addEventListener('change', () => {
    if (!(input instanceof HTMLInputElement)) return
    check(input.files?.[0])
    // So that the same file, changed meanwhile, can be chosen again.
    input.value = ''
  })
  // The whole page takes a dropped file: one that misses the box must not replace the page.
  document.addEventListener('dragover', (event) => {
    event.preventDefault()
    drop?.classList.add('over')
  })
  document.addEventListener('dragleave', () => drop?.classList.remove('over'))
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    drop?.classList.remove('over')
    check(event.dataTransfer?.files[0])
  })
  // On paper nothing can be opened: a printed page shows every claim.
  window.addEventListener('beforeprint', () => {
    for (const group of document.querySelectorAll('details.group')) group.setAttribute('open', '')
  })
}

async function check(file: File | undefined): Promise<void> {
  const result = document.getElementById('result')
  if (file === undefined || result === null) return
  result.replaceChildren(element('p', { role: 'status' }, `Checking ${file.name}…`))
  const text = await textOf(file)
  // Lets the browser paint the line above before the computation.
  setTimeout(() => {
    result.replaceChildren(...resultOf(text, file.name))
    document.getElementById('verdict')?.focus()
  }, 20)
}

/** The file's text; null where it is too large to be read at all, or is not UTF-8. */
async function textOf(file: File): Promise<string | null> {
  if (file.size > REPORT_SIZE_MAX) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
  } catch {
    return ''
  }
}

function resultOf(text: string | null, name: string): readonly HTMLElement[] {
  if (text === null) return [notAReport(name, reportFaultWords('report_too_large'))]
  const report = parseReport(text)
  if (!report.ok) return [notAReport(name, reportFaultWords(report.fault, report.at))]
  const [network] = report.value.network
  const now = networkTime(network ?? { testClock: null }, Date.now())
  const verification = verifyReport(report.value, { trusted: trusted.map(({ genesisHash }) => genesisHash), now })
  return [
    element('p', { class: 'quiet file' }, name),
    ...verdictView(verification, report.value, now),
    factsView(report.value, verification, now),
    claimsView(verification.claims),
  ]
}

function notAReport(name: string, why: string): HTMLElement {
  return element(
    'div',
    { class: 'verdict not_verified', role: 'alert', 'data-overall': 'not_a_report' },
    element('h2', { tabindex: '-1', id: 'verdict' }, 'Not a report'),
    element('p', {}, `${name}: ${why}.`),
  )
}

function showNetworks(networks: readonly TrustedNetwork[]): void {
  const items = networks.map(({ genesisHash, name }) =>
    element(
      'li',
      { class: 'card' },
      element('strong', {}, name),
      element('br', {}),
      element('span', { class: 'hash' }, genesisHash),
    ),
  )
  const none = element(
    'li',
    { class: 'card' },
    'None: this page was made without a network, so no report can be verified with it.',
  )
  document.getElementById('networks')?.replaceChildren(...(items.length === 0 ? [none] : items))
}
