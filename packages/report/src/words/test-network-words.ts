import type { GenesisDescriptor } from '@goodstanding/core'

/** What a test network must say of itself wherever something of it is shown; null of a network in earnest. */
export function testNetworkWords({ name, testClock }: Pick<GenesisDescriptor, 'name' | 'testClock'>): string | null {
  if (testClock === null) return null
  const clock = `Test network ${name}: its clock started at ${testClock.declared.slice(0, 10)}, and nothing in it is in earnest.`
  const { generated = [] } = testClock
  if (generated.length === 0) return clock
  const types = generated.map((type) => type.replaceAll('_', ' ')).join(', ')
  return `${clock} Names are invented. Made by a generator, in whole or in part: ${types}.`
}
