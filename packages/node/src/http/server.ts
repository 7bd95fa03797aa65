import { BODY_BYTES_MAX, type Contract, enterpriseParameter, type Problem, refusalProblem } from '@goodstanding/api'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { errorFields } from '../logger.ts'
import type { NodeContext } from '../node-context.ts'
import { type Authentication, authenticate } from './authenticate.ts'
import { type Caller, callerName, isAllowed } from './caller.ts'
import { answerClientError } from './client-error.ts'
import { openApiRoute } from './frame/open-api.ts'
import { openApiDocument, registerOpenApi, routeSchema } from './open-api.ts'
import { problemOfError, sendProblem } from './problem-reply.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import { readBody } from './request-body.ts'
import type { AnyReply, AnyRoute } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
    startedMs: number
  }
  interface FastifyContextConfig {
    contract?: Contract
  }
}

const HEADER_BYTES_MAX = 16 * 1024
const PARAM_LENGTH_MAX = 256
/** Between two bytes on a connection, either way. */
const IDLE_CONNECTION_MS = 300_000
const TIMEOUT_LOOK_MS = 5_000
const CALLERS_MAX = 10_000

/** What a server needs beside its routes. */
export type ServerParts = {
  readonly node: NodeContext
  readonly authentication: Authentication
  readonly routes: readonly AnyRoute[]
  /** Milliseconds for limits and durations; not the network's time. */
  readonly steadyMs: () => number
}

/** A server that answers these routes and nothing else, each to its declared callers alone. Not yet listening. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { limits, proxies } = parts.node.config
  const app = fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: limits.requestTimeoutMs,
    connectionTimeout: IDLE_CONNECTION_MS,
    http: {
      maxHeaderSize: HEADER_BYTES_MAX,
      // Both: Node keeps the longer of the two where only one is given.
      requestTimeout: limits.requestTimeoutMs,
      headersTimeout: limits.requestTimeoutMs,
      // How often Node looks for requests that take too long to arrive.
      connectionsCheckingInterval: Math.min(limits.requestTimeoutMs, TIMEOUT_LOOK_MS),
    },
    routerOptions: { maxParamLength: PARAM_LENGTH_MAX },
    trustProxy: (_address, hop) => hop < proxies,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes))
  addHooks(app, parts, createRateLimit(CALLERS_MAX))
  await registerOpenApi(app)
  for (const route of parts.routes) addRoute(app, route, parts.node)
  addRoute(
    app,
    openApiRoute(() => openApiDocument(app)),
    parts.node,
  )
  await app.ready()
  return app
}

function addHooks(app: FastifyInstance, parts: ServerParts, rateLimit: RateLimit): void {
  const { node, steadyMs } = parts
  app.decorateRequest('caller')
  app.decorateRequest('startedMs', 0)

  app.addHook('onRequest', async (request, reply) => {
    request.startedMs = steadyMs()
    const admitted = await admit(request, parts, rateLimit)
    return admitted === null ? undefined : sendProblem(reply, admitted)
  })
  app.addHook('preValidation', async (request, reply) => {
    const { contract } = request.routeOptions.config
    if (contract === undefined) return undefined
    const body = readBody(contract, {
      bytes: request.body instanceof Uint8Array ? request.body : undefined,
      mediaType: request.headers['content-type'],
      signedDigest: isSigner(request.caller) ? String(request.headers['content-digest']) : null,
    })
    if (!body.ok) return sendProblem(reply, refusalProblem(body.fault))
    request.body = body.value
    return undefined
  })
  app.addHook('onResponse', async (request, reply) => logResponse(request, reply, parts))
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, refusalProblem('not_found')))
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOfError(error)
    if (problem !== null) return sendProblem(reply, problem)
    node.logger.error({ route: routeName(request), ...errorFields(error) }, 'request failed')
    return sendProblem(reply, refusalProblem('internal_error'))
  })
}

/** Who it is, whether the route lets them in, and whether they ask too often. Decided before a body is read. */
async function admit(request: FastifyRequest, parts: ServerParts, rateLimit: RateLimit): Promise<Problem | null> {
  const { contract } = request.routeOptions.config
  request.caller = { kind: 'anyone' }
  const isOpen = contract === undefined || contract.allowed.includes('anyone')
  const authenticated = isOpen ? null : await authenticate(headOf(request), parts.authentication)
  if (authenticated?.ok) request.caller = authenticated.value

  const wait = waitSeconds(request, contract, parts, rateLimit)
  if (wait > 0) return refusalProblem('too_many_requests', { retryAfterSeconds: wait })
  if (authenticated === null || contract === undefined) return null
  if (!authenticated.ok) return refusalProblem(authenticated.fault)
  if (!isAllowed(request.caller, contract.allowed)) {
    return refusalProblem(request.caller.kind === 'anyone' ? 'unauthorized' : 'forbidden')
  }
  return isOnOwnPath(request, contract) ? null : refusalProblem('forbidden')
}

/** An enterprise reaches the paths that name it, and no other enterprise's. */
function isOnOwnPath({ caller, params }: FastifyRequest, contract: Contract): boolean {
  if (caller.kind !== 'enterprise') return true
  const name = enterpriseParameter(contract)
  return name !== null && new Map(Object.entries(params ?? {})).get(name) === caller.enterprise
}

function waitSeconds(
  request: FastifyRequest,
  contract: Contract | undefined,
  { node, steadyMs }: ServerParts,
  rateLimit: RateLimit,
): number {
  const { anyonePerMinute, signedPerMinute } = node.config.limits
  const isKnown = request.caller.kind !== 'anyone'
  const caller = isKnown ? callerName(request.caller) : `address:${request.ip}`
  const perMinute = isKnown ? signedPerMinute : anyonePerMinute
  if (contract?.callsPerMinute === undefined) return rateLimit.take(caller, perMinute, steadyMs())
  return rateLimit.take(`${caller} ${contract.id}`, contract.callsPerMinute, steadyMs())
}

function headOf(request: FastifyRequest) {
  return {
    method: request.method,
    target: request.raw.url ?? '/',
    headers: request.headers,
    address: request.socket.remoteAddress ?? '',
  }
}

function isSigner(caller: Caller): boolean {
  return caller.kind === 'member' || caller.kind === 'enterprise'
}

function addRoute(app: FastifyInstance, route: AnyRoute, node: NodeContext): void {
  const { contract } = route
  app.route({
    method: contract.method,
    url: contract.path,
    schema: routeSchema(contract),
    config: { contract },
    exposeHeadRoute: false,
    ...(contract.bodyBytesMax === undefined ? {} : { bodyLimit: contract.bodyBytesMax }),
    handler: async (request, reply) => {
      const { params, query, body, caller } = request
      return sendReply(reply, contract, await route.handle({ params, query, body, caller, node }))
    },
  })
}

function sendReply(reply: FastifyReply, contract: Contract, answer: AnyReply): FastifyReply {
  if ('problem' in answer) return sendProblem(reply, answer.problem)
  reply.code(answer.status)
  if (answer.body !== undefined) reply.type(contract.responseMediaType ?? 'application/json')
  // What is about members and enterprises is nobody's to keep on the way; log files say otherwise by themselves.
  reply.header('cache-control', 'no-store')
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value)
  return reply.send(answer.body)
}

function logResponse(request: FastifyRequest, reply: FastifyReply, { node, steadyMs }: ServerParts): void {
  const ms = Math.round(steadyMs() - request.startedMs)
  const route = routeName(request)
  node.metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, ms / 1_000)
  node.logger.debug({ method: request.method, route, status: reply.statusCode, ms, caller: callerName(request.caller) })
}

/** The pattern, never the path as sent: paths may hold codes and ids. */
function routeName(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown'
}
