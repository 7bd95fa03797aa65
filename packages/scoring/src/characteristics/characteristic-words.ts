/** A characteristic in plain words: what it is, and what is said where it cost points. */
export type CharacteristicWords = { readonly title: string; readonly reason: string }

const WORDS: ReadonlyMap<string, CharacteristicWords> = new Map(
  Object.entries({
    age_months: words('age of the enterprise', 'the enterprise is young'),
    insolvencies: words('insolvency procedures', 'a register names an insolvency procedure'),
    judgments_unsatisfied: words('unsatisfied judgments', 'a judgment for money is not satisfied'),
    charges_new_12m: words('charges registered in 12 months', 'charges over assets were registered lately'),
    worst_days_past_due_24m: words(
      'worst days past due on credit in 24 months',
      'a credit account was past due in the last 24 months',
    ),
    late_month_share_12m: words(
      'share of late months on credit in 12 months',
      'credit accounts were late in many of the last 12 months',
    ),
    months_since_31_days_late: words(
      'months since credit was 31 days past due',
      'it is not long since a credit account was 31 days past due',
    ),
    utilisation: words('use of credit lines', 'credit lines are drawn close to their limits'),
    credit_history_months: words('length of credit history', 'the credit history is short'),
    accounts_paid: words('credit accounts paid in full', 'few credit accounts have been paid in full'),
    accounts_defaulted: words('credit accounts in default', 'a credit account was in default'),
    accounts_new_12m: words('credit accounts opened in 12 months', 'credit accounts were opened lately'),
    days_beyond_terms_3m: words(
      'days beyond terms to suppliers, 3 months',
      'suppliers were paid late in the last 3 months',
    ),
    days_beyond_terms_12m: words(
      'days beyond terms to suppliers, 12 months',
      'suppliers were paid late in the last 12 months',
    ),
    days_beyond_terms_24m: words(
      'days beyond terms to suppliers, 24 months',
      'suppliers were paid late in the last 24 months',
    ),
    days_beyond_terms_trend: words('trend of days beyond terms', 'suppliers are paid later than before'),
    utility_on_time_12m: words('utility bills paid on time in 12 months', 'utility bills were paid late'),
    utility_accounts_in_arrears: words('utility accounts in arrears', 'a utility account is in arrears'),
    tax_clear_share_36m: words('tax periods clear in 36 months', 'taxes of some periods were not paid in time'),
    tax_status: words('tax standing now', 'taxes are owed or paid by arrangement'),
    accounts_age_months: words('age of the newest annual accounts', 'the newest annual accounts are old'),
    filing_days_late: words('days that accounts were filed late', 'annual accounts were filed late'),
    debt_service_cover: words('operating result over debt service due', 'earnings cover debt service thinly'),
    interest_cover: words('operating result over interest', 'earnings cover interest thinly'),
    liabilities_to_assets: words('liabilities over assets', 'liabilities are high against assets'),
    current_ratio: words(
      'current assets over current liabilities',
      'current assets are thin against what falls due within a year',
    ),
    return_on_assets: words('net result over assets', 'the net result is low against assets'),
    depth_providers: words('providers with facts', 'few providers know the enterprise'),
    depth_months: words('months that the file reaches back', 'the file reaches back a short time'),
  }),
)

/** The words for a characteristic; its name for both where it is of someone else’s making. */
export function characteristicWords(name: string): CharacteristicWords {
  const plain = name.replaceAll('_', ' ')
  return WORDS.get(name) ?? words(plain, plain)
}

function words(title: string, reason: string): CharacteristicWords {
  return { title, reason }
}
