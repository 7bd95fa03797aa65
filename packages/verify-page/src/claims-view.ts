import { type ClaimVerdict, claimWords, findingWords, type Verdict } from '@goodstanding/report'
import { claimHelp } from './claim-help.ts'
import { element } from './element.ts'

const MARKS: { readonly [V in Verdict]: string } = {
  holds: '✓ holds',
  remark: '! remark',
  fails: '✗ fails',
  not_checked: '· not checked',
}

/** All claims with their verdicts: first of the whole report, then of each provider's answer. */
export function claimsView(claims: readonly ClaimVerdict[]): HTMLElement {
  const groups = Map.groupBy(claims, ({ provider }) => provider ?? '')
  return element(
    'section',
    { 'aria-labelledby': 'claims' },
    element('h2', { id: 'claims' }, 'What was checked'),
    ...[...groups].map(([provider, group]) => claimGroup(provider, group)),
  )
}

/** A provider whose claims all hold takes one line; what does not hold is open. */
function claimGroup(provider: string, group: readonly ClaimVerdict[]): HTMLElement {
  const holding = group.filter(({ verdict }) => verdict === 'holds').length
  const title = provider === '' ? 'The report as a whole' : `The answer of ${provider}`
  const isOpen = provider === '' || holding < group.length
  return element(
    'details',
    { class: 'group', ...(isOpen ? { open: '' } : {}) },
    element('summary', {}, element('strong', {}, title), ` ${holding} of ${group.length} claims hold`),
    element('ul', { class: 'claims' }, ...group.map(claimItem)),
  )
}

function claimItem({ claim, provider, verdict, findings }: ClaimVerdict): HTMLElement {
  const details = findings.map((finding) =>
    element('li', {}, `${findingWords(finding)} `, element('code', {}, finding.code)),
  )
  return element(
    'li',
    { 'data-claim': claim, 'data-verdict': verdict, ...(provider === undefined ? {} : { 'data-provider': provider }) },
    element('span', { class: `mark ${verdict}` }, MARKS[verdict]),
    element(
      'div',
      {},
      element('p', { class: 'claim' }, claimWords(claim)),
      ...(details.length === 0 ? [] : [element('ul', {}, ...details)]),
      element(
        'details',
        verdict === 'fails' ? { open: '' } : {},
        element('summary', {}, 'What is checked'),
        element('p', {}, claimHelp(claim)),
      ),
    ),
  )
}
