/** What a parser answers: the value, or one closed code that says why there is none, and where. */
export type Result<T, F extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F; readonly at?: string }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** `at` is a path into the input, such as `body.originalAmount.currency`; absent when the input is one value. */
export function fail<F extends string>(
  fault: F,
  at?: string,
): { readonly ok: false; readonly fault: F; readonly at?: string } {
  return at === undefined ? { ok: false, fault } : { ok: false, fault, at }
}
