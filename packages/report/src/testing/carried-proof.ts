import type { RegistrationProof } from '@goodstanding/core'
import { REGISTRY } from './bending.ts'
import { providerOf, type World } from './test-world.ts'

/** What the enterprise carries from its registrar: registration and link under the registrar's newest checkpoint. */
export async function carriedProof(world: World, name = REGISTRY): Promise<RegistrationProof> {
  const provider = providerOf(world, name)
  const [registration, link] = ['registration', 'link'].map((type) =>
    provider.leaves.find(({ head }) => head.type === type),
  )
  if (registration === undefined || link === undefined) throw new Error('the registrar has both')
  return {
    provider: name,
    checkpoint: provider.slots.at(-1)?.checkpoint ?? '',
    registration,
    link,
    multiproof: await provider.recordLog.multiproof([registration.position, link.position]),
  }
}
