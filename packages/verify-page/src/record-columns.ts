import type { RecordType } from '@goodstanding/core'

/** What a record of a type is called where several stand in a table. */
export const TYPE_TITLES: { readonly [T in RecordType]: string } = {
  registration: 'Registration',
  tradeline: 'Credit accounts',
  trade_payments: 'Trade payments',
  utility_account: 'Utility accounts',
  tax_standing: 'Tax standing',
  accounts: 'Annual accounts',
  insolvency: 'Insolvency procedures',
  judgment: 'Judgments',
  security_interest: 'Charges over assets',
}

/** The fields that make a table's columns; all others stand in each record's details. A dot leads into a group. */
export const COLUMNS: { readonly [T in RecordType]: readonly string[] } = {
  registration: ['legalName', 'registry', 'number', 'legalForm', 'status', 'incorporatedOn', 'endedOn'],
  tradeline: ['kind', 'openedOn', 'originalAmount', 'balance', 'overdueAmount', 'statusByMonth', 'closedOn'],
  trade_payments: [
    'periodFrom',
    'periodTo',
    'invoices',
    'invoiced',
    'paid.withinTerms',
    'paid.dbt91Plus',
    'paid.unpaid',
  ],
  utility_account: ['service', 'periodFrom', 'periodTo', 'paymentsDue', 'paidOnTime', 'arrears'],
  tax_standing: ['taxKind', 'periodFrom', 'periodTo', 'status', 'arrears'],
  accounts: ['periodTo', 'standard', 'turnover', 'totalAssets', 'equity', 'netResult', 'audited'],
  insolvency: ['procedure', 'openedOn', 'closedOn', 'outcome'],
  judgment: ['amount', 'enteredOn', 'satisfiedOn'],
  security_interest: ['kind', 'registry', 'registeredOn', 'releasedOn', 'securedAmount'],
}
