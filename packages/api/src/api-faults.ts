/** What can be wrong with a request before anybody's rules are asked, or with the node itself. Never reused. */
export const API_FAULTS = [
  'http_form',
  'body_form',
  'query_form',
  'params_form',
  'media_type_unsupported',
  'body_too_large',
  'headers_too_large',
  'request_timeout',
  'unauthorized',
  'signature_invalid',
  'signature_expired',
  'signature_replayed',
  'content_digest_mismatch',
  'forbidden',
  'not_found',
  'too_many_requests',
  'internal_error',
  'peer_unavailable',
  'unavailable',
] as const
export type ApiFault = (typeof API_FAULTS)[number]
