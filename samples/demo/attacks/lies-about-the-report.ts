import type { EnterpriseUpdate, KeyHistory } from '@goodstanding/core'
import { ed25519Signer, signStatement } from '@goodstanding/crypto'
import { SEQUENCER } from '../members.ts'
import { type Attack, nodeOf } from './scene.ts'

/** The lender leaves an unwelcome answer out of its file. */
export const providerDropped: Attack = {
  file: 'provider-dropped.json',
  claim: 'slices_answered',
  what: 'the lender drops a whole provider from the report',
  make: async ({ report, bank }) => ({
    ...report,
    answers: report.answers.filter(({ provider }) => provider !== bank),
  }),
}

/** The operator of the ledger makes itself the enterprise's keys. */
export const keyHistoryForged: Attack = {
  file: 'key-history-forged.json',
  claim: 'enterprise',
  what: 'the operator gives the enterprise keys of its own',
  async make(scene) {
    const { report } = scene
    const node = nodeOf(scene, SEQUENCER)
    const forger = ed25519Signer(node.random(32))
    const latest = report.answers[0]?.request.payload.keyState ?? ''
    const first = report.keyHistory[0]?.payload
    if (first === undefined) throw new Error('a key history has a first operation')
    const update: EnterpriseUpdate = {
      kind: 'enterprise.update',
      enterprise: report.consent.statement.payload.enterprise,
      previous: latest,
      rotationKeys: [forger.publicKey],
      signers: [{ key: forger.publicKey, scopes: ['consent', 'claim', 'dispute', 'read'], until: null }],
      thresholds: { ...first.thresholds },
      home: first.home,
    }
    const forged = signStatement(update, [forger], node.genesisHash)
    const keyHistory: KeyHistory = [...report.keyHistory, { payload: forged.payload, proofs: [...forged.proofs] }]
    const consent = signStatement(report.consent.statement.payload, [forger], node.genesisHash)
    const statement = { payload: consent.payload, proofs: [...consent.proofs] }
    return { ...report, keyHistory, consent: { ...report.consent, statement } }
  },
}
