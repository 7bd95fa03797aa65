import { openApiContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /openapi.json */
export function openApiRoute(document: () => { readonly openapi: string }): Route<typeof openApiContract> {
  return {
    contract: openApiContract,
    handle: () => ({ status: 200, body: { ...document() } }),
  }
}
