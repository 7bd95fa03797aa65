import { shortened } from '../charts/axis-style.ts'
import { text } from '../model/cells.ts'
import type { DocumentModel, Section } from '../model/document-model.ts'
import { codeWords } from '../words/code-words.ts'
import { fill } from '../words/language.ts'
import { decisionSection } from './decision-section.ts'
import { exposureSection } from './exposure-section.ts'
import { filingsSection } from './filings-section.ts'
import { financialsSection } from './financials-section.ts'
import { identitySection, VERDICT_TONES } from './identity-section.ts'
import { modelSection } from './model-section.ts'
import { paymentHistorySection } from './payment-history-section.ts'
import { provenanceSection } from './provenance-section.ts'
import { reasonsSection } from './reasons-section.ts'
import { type CreditReportParts, type ReportView, reportView } from './report-view.ts'
import { taxesSection } from './taxes-section.ts'
import { tradelinesSection } from './tradelines-section.ts'

/**
 * A credit report as a credit officer reads it. Of a report that does not verify, no fact and no figure is shown: who was
 * asked is all that it says beside the verdict.
 */
export function creditReportDocument(parts: CreditReportParts): DocumentModel {
  const view = reportView(parts)
  const { words, report, verification, language } = view
  const { overall, registrations } = verification
  const { payload } = report.consent.statement
  const name = overall === 'not_verified' ? words.hiddenName : (registrations[0]?.body.legalName ?? words.unnamed)
  const verdict = words[overall]
  return {
    language,
    title: words.title,
    subtitle: name,
    notices: noticesOf(view),
    facts: [
      { name: words.reader, value: text(payload.reader.startsWith('did:') ? words.ownCopy : payload.reader) },
      { name: words.purpose, value: text(codeWords(payload.purpose, language)) },
      { name: words.assembled, value: text(report.assembledAt) },
      { name: words.verification, value: text(verdict, VERDICT_TONES[overall]) },
    ],
    sections: sectionsOf(view),
    footer: fill(words.footer, { name: shortened(name, FOOTER_NAME), at: report.assembledAt.slice(0, 10), verdict }),
    madeAt: report.assembledAt,
  }
}

/** So that a long name never pushes the verdict off the foot of a page; the whole name stands at the top. */
const FOOTER_NAME = 70

function noticesOf({ words, language, report, assessment }: ReportView): readonly string[] {
  const [network] = report.network
  const clock = network?.testClock
  const test =
    clock == null ? [] : [fill(words.testNetwork, { name: network?.name ?? '', day: clock.declared.slice(0, 10) })]
  const types = (clock?.generated ?? []).map((type) => codeWords(type, language)).join(', ')
  return [
    ...test,
    ...(types === '' ? [] : [fill(words.generatedTypes, { types })]),
    ...(assessment?.scorecard.generated === true ? [words.generated] : []),
  ]
}

function sectionsOf(view: ReportView): readonly Section[] {
  const { words, verification } = view
  if (verification.overall === 'not_verified') {
    const identity = identitySection(view)
    const hidden = { is: 'note', tone: 'bad', sign: words.warning, text: words.notShown } as const
    return [{ ...identity, blocks: [...identity.blocks, hidden] }, provenanceSection(view, { withFacts: false })]
  }
  const sections = [
    decisionSection(view),
    identitySection(view),
    reasonsSection(view),
    paymentHistorySection(view),
    tradelinesSection(view),
    taxesSection(view),
    filingsSection(view),
    financialsSection(view),
    exposureSection(view),
    provenanceSection(view, { withFacts: true }),
    modelSection(view),
  ]
  return sections.filter((section) => section !== null)
}
