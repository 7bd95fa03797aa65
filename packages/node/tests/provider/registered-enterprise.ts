import type { RegistrationProof } from '@goodstanding/core'
import type { NodeContext } from '../../src/node-context.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { anEntry, aRow } from './candidate-rows.ts'
import { linkCustomer, newEnterprise, type ProviderWorld, publish } from './provider-world.ts'

export type RegisteredEnterprise = {
  readonly enterprise: TestEnterprise
  readonly registration: RegistrationProof
  readonly entrySubject: string
}

/** An enterprise that has claimed its entry, which the registry publishes for its customer `reg`. */
export async function registeredEnterprise(world: ProviderWorld, label: string): Promise<RegisteredEnterprise> {
  await publish(world, 'registry', [anEntry('reg', 'C3268102')])
  const enterprise = await newEnterprise(world, label)
  const { link, registration } = await linkCustomer(world, enterprise, { member: 'registry', customer: 'reg' })
  if (registration === null) throw new Error('a registry proves the entry that it links')
  return { enterprise, registration, entrySubject: link.head.subject }
}

/** One that has claimed a loan, too, which the bank publishes for its customer `cust`. */
export async function enterpriseWithLoan(
  world: ProviderWorld,
  label: string,
): Promise<RegisteredEnterprise & { readonly subject: string; readonly link: string }> {
  const registered = await registeredEnterprise(world, label)
  const { enterprise, registration } = registered
  await publish(world, 'northbank', [aRow({ customer: 'cust' })])
  const { link } = await linkCustomer(world, enterprise, { member: 'northbank', customer: 'cust', registration })
  return { ...registered, subject: link.head.subject, link: link.head.id }
}

/** Waits until all that a node's record log was given is in it and witnessed. */
export async function recordsWitnessed({ logs }: NodeContext): Promise<void> {
  for (;;) {
    const status = await logs.records?.status()
    if (status?.queued === 0 && status.witnessedSize === status.size) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
