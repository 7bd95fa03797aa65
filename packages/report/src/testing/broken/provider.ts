import type { ReadRefusalStatement, ReportOutcome } from '@goodstanding/core'
import { fromHex, statementDigest, toHex } from '@goodstanding/crypto'
import { answerInFile, BANK, contentOf, flipped, partInFile } from '../bending.ts'
import type { BrokenReport } from '../broken-report.ts'
import { signedBy } from '../test-enterprise.ts'
import { LINKED_MS, NORTHBANK, type ProviderPlan, REGISTRY_CA, registrationDraft, type World } from '../test-world.ts'

const SILENT: ReportOutcome = { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason: 'timeout' }

export const BROKEN_PROVIDERS: readonly BrokenReport[] = [
  {
    name: 'whose answer was changed after the provider signed it',
    bend: { report: answerInFile((answer) => ({ ...answer, at: '2026-03-02T12:00:06.000Z' })) },
    says: ['provider@northbank fails answer_signature_invalid', 'receipt@northbank fails receipt_of_another_answer'],
  },
  {
    name: 'whose answer names another member as its provider',
    bend: { content: contentOf(BANK, (content) => ({ ...content, provider: 'southbank' })) },
    says: ['provider@northbank fails answer_of_another_member'],
  },
  {
    name: 'whose answer is to another request',
    bend: { content: contentOf(BANK, (content) => ({ ...content, request: flipped(content.request) })) },
    says: ['provider@northbank fails answer_to_another_request'],
  },
  {
    name: 'whose request was to another member',
    bend: {
      request: (payload) => ({ ...payload, provider: payload.provider === BANK ? 'southbank' : payload.provider }),
    },
    says: ['provider@northbank fails request_to_another_member'],
  },
  {
    name: 'whose reader did not sign its requests',
    bend: { requestSigner: 'commons statements' },
    says: [
      'provider@northbank fails request_signature_invalid',
      'provider@registry-ca fails request_signature_invalid',
    ],
  },
  {
    name: 'whose provider is no member',
    bend: { report: partInFile(BANK, (part) => ({ ...part, provider: 'ghostbank' })) },
    says: ['provider@ghostbank fails member_unknown', 'slices_answered fails slice_of_another_member'],
    amongOthers: true,
  },
  {
    name: 'whose registrar publishes an entry of another jurisdiction',
    plan: { providers: [registrarOf('US-NY'), NORTHBANK] },
    says: ['provider@registry-ca fails type_not_permitted', 'registration fails registration_missing'],
    amongOthers: true,
  },
]

function registrarOf(jurisdiction: string): ProviderPlan {
  return {
    ...REGISTRY_CA,
    slots: (make) => {
      const draft = registrationDraft()
      return [{ drafts: [{ ...draft, body: { ...draft.body, jurisdiction } }, make.link()], atMs: LINKED_MS }]
    },
  }
}

/** A bank that refuses, with its signature. */
function refusing(
  change: (payload: ReadRefusalStatement['payload']) => ReadRefusalStatement['payload'] = (same) => same,
  signer = `${BANK} statements`,
): NonNullable<BrokenReport['bend']> {
  return {
    outcome: (honest, request, { network }: World) => {
      if (request.payload.provider !== BANK) return honest
      const payload = change({
        kind: 'read_refusal',
        provider: BANK,
        request: toHex(statementDigest(request.payload, fromHex(network.genesisHash))),
        at: '2026-03-02T12:00:05.000Z',
        code: 'consent_reads_exhausted',
      })
      return { kind: 'refused', refusal: signedBy(payload, [signer], network) }
    },
  }
}

export const BROKEN_SLICES: readonly BrokenReport[] = [
  {
    name: 'to which a provider was silent',
    bend: { outcome: (honest, request) => (request.payload.provider === BANK ? SILENT : honest) },
    says: ['slices_answered remark silent'],
  },
  { name: 'that a provider has refused', bend: refusing(), says: ['slices_answered remark refused'] },
  {
    name: 'whose refusal another has signed',
    bend: refusing(undefined, 'harborlend statements'),
    says: ['slices_answered fails refusal_invalid'],
  },
  {
    name: 'whose refusal is of another request',
    bend: refusing((payload) => ({ ...payload, request: flipped(payload.request) })),
    says: ['slices_answered fails refusal_invalid'],
  },
  {
    name: 'whose refusal names another provider',
    bend: refusing((payload) => ({ ...payload, provider: 'southbank' })),
    says: ['slices_answered fails refusal_invalid'],
  },
  {
    name: 'whose silent provider nobody has asked',
    bend: {
      requestSigner: 'commons statements',
      outcome: (honest, request) => (request.payload.provider === BANK ? SILENT : honest),
    },
    says: [
      'provider@registry-ca fails request_signature_invalid',
      'slices_answered fails request_signature_invalid',
      'slices_answered remark silent',
    ],
  },
  {
    name: 'that leaves a provider out',
    bend: { report: (report) => ({ ...report, answers: report.answers.filter(({ provider }) => provider !== BANK) }) },
    says: ['slices_answered fails slice_without_answer'],
  },
  {
    name: 'in which a provider stands twice, with one receipt for both',
    bend: { report: (report) => ({ ...report, answers: [...report.answers, ...report.answers.slice(1)] }) },
    says: ['slices_answered fails slice_answered_twice'],
  },
  {
    name: 'in which two providers’ answers are swapped',
    bend: {
      report: (report) => {
        const [one, two] = report.answers
        if (one === undefined || two === undefined) throw new Error('there are two answers')
        return {
          ...report,
          answers: [
            { ...one, outcome: two.outcome },
            { ...two, outcome: one.outcome },
          ],
        }
      },
    },
    says: [
      'provider@northbank fails answer_of_another_member',
      'provider@northbank fails answer_signature_invalid',
      'provider@northbank fails answer_to_another_request',
      'provider@registry-ca fails answer_of_another_member',
      'provider@registry-ca fails answer_signature_invalid',
      'provider@registry-ca fails answer_to_another_request',
      'receipt@northbank fails receipt_of_another_request',
      'records@northbank fails record_of_another_provider',
      'logs_witnessed@northbank fails checkpoint_key_name',
      'nothing_left_out@northbank fails index_list_missing',
    ],
    amongOthers: true,
  },
  {
    name: 'in which one provider answers another’s slice',
    bend: {
      report: (report) => {
        const [one, two] = report.answers
        if (one === undefined || two === undefined) throw new Error('there are two answers')
        return {
          ...report,
          answers: [
            { ...two, provider: one.provider },
            { ...one, provider: two.provider },
          ],
        }
      },
    },
    says: ['slices_answered fails slice_of_another_member', 'provider@northbank fails request_to_another_member'],
    amongOthers: true,
  },
]
