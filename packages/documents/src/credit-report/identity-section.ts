import { findLegalForm } from '@goodstanding/core'
import type { Verdict, Verification } from '@goodstanding/report'
import { NONE, text, whole } from '../model/cells.ts'
import type { Block, NamedValue, Section, TableBlock } from '../model/document-model.ts'
import type { Tone } from '../model/tone.ts'
import { codeWords } from '../words/code-words.ts'
import { fill, listed } from '../words/language.ts'
import { claimText, findingText } from '../words/verification-words.ts'
import type { ReportView } from './report-view.ts'

export const VERDICT_TONES = {
  verified: 'good',
  verified_with_remarks: 'warn',
  not_verified: 'bad',
} as const satisfies { readonly [O in Verification['overall']]: Tone }

const CLAIM_TONES: { readonly [V in Verdict]: Tone } = {
  holds: 'good',
  remark: 'warn',
  fails: 'bad',
  not_checked: 'muted',
}

/** Who it is about and on whose word, who may read it, and whether the file holds. */
export function identitySection(view: ReportView): Section {
  const { words, verification } = view
  const isVerified = verification.overall !== 'not_verified'
  const blocks: Block[] = [
    { is: 'facts', items: [...(isVerified ? registrationFacts(view) : []), ...consentFacts(view)] },
    { is: 'note', tone: VERDICT_TONES[verification.overall], sign: words.verification, text: verdictText(view) },
  ]
  const table = claimsTable(view)
  if (table.rows.length > 0) blocks.push(table)
  return { id: 'identity', title: words.identity, blocks }
}

function registrationFacts({ words, verification, language }: ReportView): readonly NamedValue[] {
  return verification.registrations.flatMap(({ body, registrar }) => {
    const form = findLegalForm(body.legalForm)
    const activity = body.activity === undefined ? null : `${body.activity.scheme} ${body.activity.code}`
    const address = body.address
    const place = address === undefined ? [] : [address.locality, address.region, address.postcode, address.country]
    const lines = [...(address?.lines ?? []), ...place.filter((part) => part !== undefined)]
    return [
      { name: words.legalName, value: text(body.legalName) },
      { name: words.register, value: text(`${body.registry} ${body.number} (${body.jurisdiction})`) },
      { name: words.registrar, value: text(registrar) },
      { name: words.form, value: text(form === undefined ? body.legalForm : `${form.name} (${form.code})`) },
      {
        name: words.status,
        value: text(codeWords(body.status, language), body.status === 'registered' ? 'good' : 'warn'),
      },
      { name: words.since, value: text(body.incorporatedOn) },
      { name: words.address, value: text(lines.join(', ')) },
      { name: words.activity, value: text(activity) },
      {
        name: words.identifiers,
        value: text(body.identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(', ')),
      },
      {
        name: words.cameFrom,
        value: text(
          body.predecessors
            .map(({ registry, number, how, on }) => `${registry} ${number} (${codeWords(how, language)} ${on})`)
            .join(', '),
        ),
      },
    ]
  })
}

function consentFacts({ words, report, language }: ReportView): readonly NamedValue[] {
  const { payload } = report.consent.statement
  const consent = fill(words.consentValue, {
    id: payload.id,
    from: payload.notBefore.slice(0, 10),
    until: payload.expires.slice(0, 10),
    reads: payload.reads,
  })
  return [
    { name: words.enterprise, value: text(payload.enterprise) },
    { name: words.reader, value: text(payload.reader.startsWith('did:') ? words.ownCopy : payload.reader) },
    { name: words.purpose, value: text(codeWords(payload.purpose, language)) },
    { name: words.consent, value: text(consent) },
    { name: words.erase, value: payload.keepUntil === null ? NONE : text(payload.keepUntil.slice(0, 10)) },
    { name: words.disputes, value: whole(payload.disputes.length) },
  ]
}

function verdictText({ words, verification, language }: ReportView): string {
  const { claims, overall } = verification
  const holding = claims.filter(({ verdict }) => verdict === 'holds').length
  const rest = holding === claims.length ? words.allHold : words.someDoNot
  return `${words[overall]}${language === 'zh' ? '。' : '. '}${fill(rest, { count: claims.length, holding })}`
}

/** The claims that do not plainly hold; those of several providers that say the same stand together. */
function claimsTable({ words, verification, language }: ReportView): TableBlock {
  const groups = new Map<string, { claim: string; verdict: Verdict; why: string; providers: string[] }>()
  for (const { claim, verdict, provider, findings } of verification.claims) {
    if (verdict === 'holds') continue
    const why = listed([...new Set(findings.map((finding) => findingText(finding, language)))], language)
    const key = `${claim} ${verdict} ${why}`
    const group = groups.get(key) ?? { claim: claimText(claim, language), verdict, why, providers: [] }
    if (provider !== undefined) group.providers.push(provider)
    groups.set(key, group)
  }
  return {
    is: 'table',
    caption: words.claimsCaption,
    columns: [words.claim, words.provider, words.verdict, words.why].map((title) => ({ title, align: 'left' })),
    rows: [...groups.values()].map(({ claim, verdict, why, providers }) => [
      text(claim),
      text(listed(providers, language)),
      text(words[verdict], CLAIM_TONES[verdict]),
      text(why),
    ]),
  }
}
