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
export function claimsView(claims: readonly ClaimVerdict[]): readonly HTMLElement[] {
  const groups = Map.groupBy(claims, ({ provider }) => provider ?? '')
  return [...groups].flatMap(([provider, group]) => [
    element('h2', {}, provider === '' ? 'The report as a whole' : `The answer of ${provider}`),
    element('ul', { class: 'claims' }, ...group.map(claimItem)),
  ])
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
      element('strong', {}, claimWords(claim)),
      ...(details.length === 0 ? [] : [element('ul', {}, ...details)]),
      element('details', {}, element('summary', {}, 'What is checked'), claimHelp(claim)),
    ),
  )
}
