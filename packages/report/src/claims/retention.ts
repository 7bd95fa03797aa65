import { dateOf, isPastRetention } from '@goodstanding/core'
import type { VerificationContext } from '../verification-context.ts'
import { type Finding, fails, remark } from './claim.ts'

/** `retention`: nothing past its time was served; what has expired since is to be neither shown nor scored. */
export function checkRetention({ answers, now }: VerificationContext): readonly Finding[] {
  const today = dateOf(now)
  return answers.flatMap(({ answer, headerDay }) =>
    (answer?.leaves ?? []).flatMap(({ head, opened }) => {
      if (opened === null || 'of' in head) return []
      if (isPastRetention(head.until, headerDay)) return [fails('served_past_retention', head.id)]
      return isPastRetention(head.until, today) ? [remark('expired_since', head.id)] : []
    }),
  )
}
