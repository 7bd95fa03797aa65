/** What a transition answers: changes, or the code of the rule that was broken. */
export type Outcome<C, R extends string> =
  | { readonly accepted: true; readonly changes: readonly C[] }
  | { readonly accepted: false; readonly refusal: R }

export function accept<C>(changes: readonly C[]): { readonly accepted: true; readonly changes: readonly C[] } {
  return { accepted: true, changes }
}

export function refuse<R extends string>(refusal: R): { readonly accepted: false; readonly refusal: R } {
  return { accepted: false, refusal }
}
