import { memberName } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'

/** The process answers: nothing more is said. */
export const healthContract = defineContract({
  id: 'health',
  method: 'GET',
  path: '/health',
  summary: 'Says that the process is alive.',
  allowed: ['anyone'],
  responses: { 200: z.strictObject({ status: z.literal('alive') }) },
})

export const readiness = z.strictObject({
  ready: z.boolean(),
  /** What the node waits for, each with its state. */
  parts: z.array(z.strictObject({ part: z.string().max(40), ready: z.boolean() })),
})

/** 503 until logs and ledger are up, and again while the node closes. */
export const readyContract = defineContract({
  id: 'ready',
  method: 'GET',
  path: '/ready',
  summary: 'Says whether the node can do its work: logs and ledger are up.',
  allowed: ['anyone'],
  responses: { 200: readiness, 503: readiness },
})

export const metricsContract = defineContract({
  id: 'metrics',
  method: 'GET',
  path: '/metrics',
  summary: 'Figures of this node in the Prometheus text format.',
  allowed: ['operator'],
  responses: { 200: z.string() },
  responseMediaType: 'text/plain; version=0.0.4; charset=utf-8',
})

export const openApiContract = defineContract({
  id: 'openApi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'What this node serves, as OpenAPI 3.1.',
  allowed: ['anyone'],
  responses: { 200: z.looseObject({ openapi: z.string() }) },
})

/** What a node says of itself beside its network. */
export const nodeSelf = z.strictObject({
  member: memberName,
  /** What this node is not safe for, in words; empty for a node in earnest. */
  cautions: z.array(z.string().max(300)).max(16),
})
