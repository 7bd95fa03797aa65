import type { CalendarDate } from '../time/calendar-date.ts'

/** Texts whose form a function of `identity/` or `codes/` checks; the charter names them, `parse-field.ts` runs them. */
export type CheckedForm =
  | 'activity'
  | 'address_line'
  | 'country'
  | 'identifier'
  | 'jurisdiction'
  | 'legal_form'
  | 'legal_name'
  | 'register_number'
  | 'registry'

/** One field of a closed schema, as data: the charter is made of these, and the parser is made from them. */
export type Field =
  /** `ahead`: may lie after the record's `asOf`. */
  | { readonly is: 'date'; readonly ahead?: true }
  | { readonly is: 'flag' }
  /** `min`: least number of minor units; without it an amount may be below zero. */
  | { readonly is: 'money'; readonly min?: 0 }
  | { readonly is: 'count'; readonly max: number }
  | { readonly is: 'code'; readonly values: readonly string[] }
  | { readonly is: 'checked'; readonly form: CheckedForm }
  | { readonly is: 'list'; readonly of: Field; readonly max: number }
  | { readonly is: 'group'; readonly fields: Fields }

export type Fields = { readonly [name: string]: Field & { readonly optional?: true } }

/** Amount of money: an integer of the currency's minor units (ISO 4217), |minor| < 2^53. */
export type Money = { readonly currency: string; readonly minor: number }

/** The value that a field holds. */
export type ValueOf<F> = F extends { is: 'date' }
  ? CalendarDate
  : F extends { is: 'flag' }
    ? boolean
    : F extends { is: 'money' }
      ? Money
      : F extends { is: 'count' }
        ? number
        : F extends { is: 'code'; values: readonly (infer V)[] }
          ? V
          : F extends { is: 'checked'; form: infer C }
            ? CheckedValue<C>
            : F extends { is: 'list'; of: infer I }
              ? readonly ValueOf<I>[]
              : F extends { is: 'group'; fields: infer G }
                ? ValuesOf<G>
                : never

type CheckedValue<C> = C extends 'identifier'
  ? { readonly scheme: string; readonly value: string; readonly registry?: string | undefined }
  : C extends 'activity'
    ? { readonly scheme: string; readonly code: string }
    : string

/** The values that a group of fields holds. */
export type ValuesOf<G> = {
  readonly [K in keyof G as G[K] extends { optional: true } ? never : K]: ValueOf<G[K]>
} & { readonly [K in keyof G as G[K] extends { optional: true } ? K : never]?: ValueOf<G[K]> | undefined }

export const date = { is: 'date' } as const
export const dueDate = { is: 'date', ahead: true } as const
export const flag = { is: 'flag' } as const
/** An amount that is never below zero, such as what is owed. */
export const money = { is: 'money', min: 0 } as const
/** An amount of either sign, such as a result. */
export const signedMoney = { is: 'money' } as const

export function count<const M extends number>(max: M): { readonly is: 'count'; readonly max: M } {
  return { is: 'count', max }
}

export function code<const V extends readonly string[]>(...values: V): { readonly is: 'code'; readonly values: V } {
  return { is: 'code', values }
}

export function checked<const C extends CheckedForm>(form: C): { readonly is: 'checked'; readonly form: C } {
  return { is: 'checked', form }
}

export function list<const F extends Field>(of: F, max: number): { is: 'list'; of: F; max: number } {
  return { is: 'list', of, max }
}

export function group<const G extends Fields>(fields: G): { is: 'group'; fields: G } {
  return { is: 'group', fields }
}

/** A field that may be left out; at the top of a body only with a reason under `absent`. */
export function optional<const F extends Field>(field: F): F & { readonly optional: true } {
  return { ...field, optional: true }
}
