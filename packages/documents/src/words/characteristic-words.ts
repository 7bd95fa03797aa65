import { decimal, whole } from '../model/cells.ts'
import type { Cell } from '../model/document-model.ts'
import { codeWords } from './code-words.ts'
import type { Language, Pair } from './language.ts'

type Named = { readonly words: Pair; readonly unit: 'months' | 'days' | 'share' | 'times' | 'count' | 'category' }

function named(unit: Named['unit'], en: string, zh: string): Named {
  return { words: [en, zh], unit }
}

const CHARACTERISTICS: { readonly [name: string]: Named } = {
  age_months: named('months', 'Age of the enterprise', '企业存续时间'),
  insolvencies: named('count', 'Insolvency procedures', '破产程序数'),
  judgments_unsatisfied: named('count', 'Judgments not satisfied', '未履行判决数'),
  charges_new_12m: named('count', 'New charges over assets, 12 months', '近 12 个月新增担保登记'),
  worst_days_past_due_24m: named('days', 'Worst days past due, 24 months', '近 24 个月最大逾期天数'),
  late_month_share_12m: named('share', 'Share of late months, 12 months', '近 12 个月逾期月份占比'),
  months_since_31_days_late: named('months', 'Since last 31 days past due', '距上次逾期 31 天'),
  utilisation: named('share', 'Use of credit lines', '授信使用率'),
  credit_history_months: named('months', 'Length of credit history', '信贷历史长度'),
  accounts_paid: named('count', 'Accounts paid in full', '已全额偿还账户数'),
  accounts_defaulted: named('count', 'Accounts defaulted', '违约账户数'),
  accounts_new_12m: named('count', 'New credit accounts, 12 months', '近 12 个月新开账户数'),
  days_beyond_terms_3m: named('days', 'Days beyond terms, 3 months', '近 3 个月超账期天数'),
  days_beyond_terms_12m: named('days', 'Days beyond terms, 12 months', '近 12 个月超账期天数'),
  days_beyond_terms_24m: named('days', 'Days beyond terms, 24 months', '近 24 个月超账期天数'),
  days_beyond_terms_trend: named('days', 'Days beyond terms, change', '超账期天数变化'),
  utility_on_time_12m: named('share', 'Utility bills paid on time, 12 months', '近 12 个月按时缴费占比'),
  utility_accounts_in_arrears: named('count', 'Utility accounts in arrears', '欠费公用事业账户数'),
  tax_clear_share_36m: named('share', 'Tax periods clear, 36 months', '近 36 个月无欠税期占比'),
  tax_status: named('category', 'Tax standing now', '当前纳税状况'),
  accounts_age_months: named('months', 'Age of the newest accounts', '最新报表距今'),
  filing_days_late: named('days', 'Newest accounts filed late', '最新报表迟报天数'),
  debt_service_cover: named('times', 'Debt service cover', '偿债覆盖率'),
  interest_cover: named('times', 'Interest cover', '利息保障倍数'),
  liabilities_to_assets: named('share', 'Liabilities to assets', '资产负债率'),
  current_ratio: named('times', 'Current ratio', '流动比率'),
  return_on_assets: named('share', 'Return on assets', '资产收益率'),
  depth_providers: named('count', 'Providers with facts', '有事实的提供方数'),
  depth_months: named('months', 'Months that facts tell of', '事实覆盖月数'),
}

const UNITS: { readonly [U in Named['unit']]: Pair } = {
  months: [' months', ' 个月'],
  days: [' days', ' 天'],
  share: ['', ''],
  times: ['', ''],
  count: ['', ''],
  category: ['', ''],
}

/** A characteristic by its name in words; one that is not known here is shown by its name. */
export function characteristicWords(name: string, language: Language): string {
  const known = Object.hasOwn(CHARACTERISTICS, name) ? CHARACTERISTICS[name] : undefined
  return known === undefined ? name.replaceAll('_', ' ') : known.words[language === 'zh' ? 1 : 0]
}

/** A characteristic's value in its unit; the exact one is kept beside the words. */
export function characteristicValue(name: string, value: number | string, language: Language): Cell {
  if (typeof value === 'string') return { text: codeWords(value, language), value }
  const unit = Object.hasOwn(CHARACTERISTICS, name) ? (CHARACTERISTICS[name]?.unit ?? 'count') : 'count'
  if (unit === 'share') return { text: `${decimal(value / 10, 1).text} %`, value }
  if (unit === 'times') return { text: decimal(value / 1000, 3).text, value }
  return { text: `${whole(value).text}${UNITS[unit][language === 'zh' ? 1 : 0]}`, value }
}
