import swagger from '@fastify/swagger'
import { type Allowed, type Contract, PROBLEM_MEDIA_TYPE, problem } from '@goodstanding/api'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** Must be registered before the routes that it describes. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Goodstanding node',
        version: '1',
        description: 'Errors are RFC 9457 problems with stable codes.',
      },
      components: {
        securitySchemes: {
          signature: {
            type: 'apiKey',
            in: 'header',
            name: 'Signature',
            description: 'HTTP message signature (RFC 9421) of a member or enterprise: docs/protocol/http.md.',
          },
          operator: { type: 'http', scheme: 'bearer', description: 'Token of the node’s operator.' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
}

/** The OpenAPI file of what is mounted. */
export function openApiDocument(app: FastifyInstance): { readonly openapi: string } {
  const document = app.swagger()
  return { ...document, openapi: 'openapi' in document ? document.openapi : '3.1.0' }
}

/** What fastify checks requests and answers with, and what the OpenAPI file is made of. */
export function routeSchema(contract: Contract): FastifySchema {
  const mediaType = contract.responseMediaType ?? 'application/json'
  const response: Record<string, unknown> = {
    '4xx': { description: 'The request is refused.', content: { [PROBLEM_MEDIA_TYPE]: { schema: problem } } },
    '5xx': { description: 'The node cannot answer.', content: { [PROBLEM_MEDIA_TYPE]: { schema: problem } } },
  }
  for (const [status, schema] of Object.entries(contract.responses)) {
    response[status] = { description: contract.summary, content: { [mediaType]: { schema } } }
  }
  return {
    operationId: contract.id,
    summary: contract.summary,
    description: `May be called by: ${contract.allowed.join(', ')}.`,
    tags: [tagOf(contract.path)],
    security: contract.allowed.flatMap(securityOf),
    ...(contract.params === undefined ? {} : { params: contract.params }),
    ...(contract.query === undefined ? {} : { querystring: contract.query }),
    ...(contract.body === undefined ? {} : { body: contract.body }),
    ...(contract.body === undefined ? {} : { consumes: [contract.bodyMediaType ?? 'application/json'] }),
    response,
  } as FastifySchema
}

/** `/v1/blocks` → `blocks`, `/logs/…` → `logs`, `/health` → `health`. */
function tagOf(path: string): string {
  return path.replace(/^\/v1/, '').split('/')[1] ?? 'node'
}

function securityOf(allowed: Allowed): Record<string, string[]>[] {
  if (allowed === 'anyone') return []
  return [allowed === 'operator' ? { operator: [] } : { signature: [] }]
}
