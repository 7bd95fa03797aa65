import { aDescriptor } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { CHARTER, operation, operationPayload, parseDescriptor } from '../../src/index.ts'

/** These lines are the network's charter, and no operation changes it. */

describe('An operation', () => {
  it('creates or updates an enterprise’s keys, grants or revokes a consent, and does nothing else', () => {
    const kinds = operationPayload.options.flatMap(({ shape }) => [...shape.kind.values])
    expect(kinds).toEqual(['enterprise.create', 'enterprise.update', 'consent.grant', 'consent.revoke'])
  })

  it.each([
    'charter.change',
    'charter.amend',
    'retention.extend',
    'purpose.add',
    'type.add',
    'record.publish',
    'consent.override',
  ])('of the kind %s is none', (kind) => {
    expect(operation.safeParse({ payload: { kind }, proofs: [] }).success).toBe(false)
  })

  it('holds no charter, retention or purpose', () => {
    const fields = operationPayload.options.flatMap(({ shape }) => Object.keys(shape))
    for (const part of Object.keys(CHARTER)) if (part !== 'version') expect(fields).not.toContain(part)
  })
})

it.each(['retention', 'purposes', 'schemas', 'rules', 'charter'])(
  'A descriptor has no %s of its own, only the charter’s hash',
  (part) => {
    expect(parseDescriptor({ ...aDescriptor(), [part]: {} })).toMatchObject({ ok: false, fault: 'descriptor_form' })
  },
)
