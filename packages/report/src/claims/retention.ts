import { type CalendarDate, dateOf, isPastRetention, type OpenedLeaf } from '@goodstanding/core'
import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails, remark } from './claim.ts'

/** `retention`: nothing past its time was served; what has expired since is to be neither shown nor scored. */
export function checkRetention({ answers, report, now }: VerificationContext): readonly Finding[] {
  const today = dateOf(now)
  const carried = report.registration
  return answers.flatMap(({ answer, provider, headerDay }) => {
    const leaves = answer?.leaves ?? (carried?.provider === provider ? [carried.registration] : [])
    return leaves.flatMap((leaf) => checkLeaf(leaf, headerDay, today))
  })
}

function checkLeaf({ head, opened }: OpenedLeaf, headerDay: CalendarDate, today: CalendarDate): readonly Finding[] {
  if (opened === null || 'of' in head) return []
  if (isPastRetention(head.until, headerDay)) return [fails('served_past_retention', head.id)]
  return isPastRetention(head.until, today) ? [remark('expired_since', head.id)] : []
}
