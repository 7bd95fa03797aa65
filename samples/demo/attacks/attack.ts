import type { Candidate } from '../../loans/candidates.ts'
import type { DemoNetwork } from '../network.ts'
import type { Stage } from '../story.ts'

export type Attack = {
  readonly stage: Stage
  readonly running: DemoNetwork
  readonly victim: Candidate
  readonly name: string
}

export async function attack(_: Attack): Promise<void> {}
