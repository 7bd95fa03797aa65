import { addDays, DAY_MS, type OpenedLeaf } from '@goodstanding/core'
import { changeBody, forgetPosition, publishBackDated, withdrawRecord } from '@goodstanding/node/lies'
import { larger } from './lies-in-answers.ts'
import { type Attack, nodeOf, partOf, readAgain, type Scene } from './scene.ts'

/** Somebody changes a loan in the bank's database; the bank answers from it. */
export const recordChanged: Attack = {
  file: 'record-changed.json',
  claim: 'records',
  what: 'a loan is changed in the bank’s database',
  async make(scene) {
    const loan = loanOf(scene)
    const node = nodeOf(scene, scene.bank)
    const before = loan.opened?.body ?? {}
    await changeBody(node, loan.head.id, larger)
    const report = await readAgain(scene)
    await changeBody(node, loan.head.id, () => before)
    return report
  },
}

/** The bank publishes a loan that says it was issued three days ago. */
export const recordBackDated: Attack = {
  file: 'record-back-dated.json',
  claim: 'published_in_time',
  what: 'the bank publishes a record with a date three days back',
  async make(scene) {
    const { head, opened } = loanOf(scene)
    const customer = scene.victim.banks.find(({ member }) => member === scene.bank)?.customer ?? ''
    const asOf = addDays(head.asOf, -10)
    const row = { line: 1, customer, rowKey: 'back-dated', type: 'tradeline' as const, asOf, body: { ...opened?.body } }
    const node = nodeOf(scene, scene.bank)
    const [record = ''] = await publishBackDated(node, { source: 'back-dated', records: [row] }, 3 * DAY_MS)
    const report = await readAgain(scene)
    await withdrawRecord(node, { record, reason: 'recorded_in_error' })
    return report
  },
}

/** The bank's next slot no longer lists a loan that the enterprise has seen. */
export const recordDroppedInNextSlot: Attack = {
  file: 'record-dropped-in-next-slot.json',
  claim: 'nothing_left_out',
  what: 'the bank publishes its next slot without a record',
  async make(scene) {
    await forgetPosition(nodeOf(scene, scene.bank), loanOf(scene).head.id)
    const customer = scene.victim.banks.find(({ member }) => member === scene.bank)?.customer ?? ''
    const { head, opened } = loanOf(scene)
    // Any publication ends a slot, and with it the list is shorter.
    const row = {
      line: 1,
      customer,
      rowKey: 'next-slot',
      type: 'tradeline' as const,
      asOf: head.asOf,
      body: { ...opened?.body },
    }
    await publishBackDated(nodeOf(scene, scene.bank), { source: 'next-slot', records: [row] }, 0)
    return readAgain(scene)
  },
}

function loanOf({ report, bank }: Scene): OpenedLeaf {
  const { leaves } = partOf(report, bank).outcome.answer.payload
  const loan = leaves.find(({ head, opened }) => head.type === 'tradeline' && opened !== null)
  if (loan === undefined) throw new Error(`${bank} has shown a loan`)
  return loan
}
