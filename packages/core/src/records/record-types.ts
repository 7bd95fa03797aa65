import type { BodyRule } from './body-rule.ts'
import type { ValuesOf } from './field.ts'
import { accounts, accountsRules } from './types/accounts.ts'
import { insolvency, insolvencyRules } from './types/insolvency.ts'
import { judgment, judgmentRules } from './types/judgment.ts'
import { registration, registrationRules } from './types/registration.ts'
import { securityInterest, securityInterestRules } from './types/security-interest.ts'
import { taxStanding, taxStandingRules } from './types/tax-standing.ts'
import { tradePayments, tradePaymentsRules } from './types/trade-payments.ts'
import { tradeline, tradelineRules } from './types/tradeline.ts'
import { utilityAccount, utilityAccountRules } from './types/utility-account.ts'

/** The closed list of what can be recorded, each with its closed fields. There is no other type. */
export const RECORD_SCHEMAS = {
  registration,
  accounts,
  tax_standing: taxStanding,
  tradeline,
  trade_payments: tradePayments,
  utility_account: utilityAccount,
  insolvency,
  judgment,
  security_interest: securityInterest,
} as const

export type RecordType = keyof typeof RECORD_SCHEMAS

export const RECORD_TYPES = Object.keys(RECORD_SCHEMAS) as readonly RecordType[]

/** Rules between the fields of each type. */
export const RECORD_RULES: {
  readonly [T in RecordType]: readonly BodyRule<ValuesOf<(typeof RECORD_SCHEMAS)[T]>>[]
} = {
  registration: registrationRules,
  accounts: accountsRules,
  tax_standing: taxStandingRules,
  tradeline: tradelineRules,
  trade_payments: tradePaymentsRules,
  utility_account: utilityAccountRules,
  insolvency: insolvencyRules,
  judgment: judgmentRules,
  security_interest: securityInterestRules,
}

/** Always part of what a lender reads: who the enterprise is, and what public registers say against it. */
export const CORE_TYPES = ['registration', 'insolvency', 'judgment', 'security_interest'] as const

/** Types whose permit names a jurisdiction, and a registry where the body has one; others are permitted by type alone. */
export const JURISDICTION_TYPES = [
  'registration',
  'tax_standing',
  'insolvency',
  'judgment',
  'security_interest',
] as const satisfies readonly RecordType[]

export const ABSENCE_REASONS = ['not_reported', 'not_applicable'] as const

export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** A body of one type: its fields, and under `absent` a reason for each optional field that is not there. */
export type Body<T extends RecordType> = ValuesOf<(typeof RECORD_SCHEMAS)[T]> & {
  readonly absent: { readonly [field: string]: AbsenceReason }
}

export type AnyBody = { readonly [T in RecordType]: Body<T> }[RecordType]

export function isRecordType(text: string): text is RecordType {
  return Object.hasOwn(RECORD_SCHEMAS, text)
}
