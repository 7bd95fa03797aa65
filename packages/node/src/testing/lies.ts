/** Members that lie, for tests and the demo's attacks alone: each does what somebody with a member's keys could. */

export { withdrawRecord } from '../use-cases/provider/withdraw-record.ts'
export { answerFalsely, signFalsely } from './lies/answer-falsely.ts'
export { changeBody } from './lies/change-body.ts'
export { forgetPosition } from './lies/forget-position.ts'
export { forkLog } from './lies/fork-log.ts'
export { publishBackDated } from './lies/publish-back-dated.ts'
