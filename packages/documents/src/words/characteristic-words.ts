import { characteristicNamed, characteristicWords } from '@goodstanding/scoring'
import { decimal, whole } from '../model/cells.ts'
import type { Cell } from '../model/document-model.ts'
import { codeWords } from './code-words.ts'
import type { Language } from './language.ts'

type ChineseWords = readonly [title: string, reason: string]

/** What `characteristicWords` says in English. */
const CHINESE: { readonly [name: string]: ChineseWords } = {
  age_months: ['企业存续时间', '企业成立时间较短'],
  insolvencies: ['破产程序数', '登记机关载有破产程序'],
  judgments_unsatisfied: ['未履行判决数', '存在未履行的金钱判决'],
  charges_new_12m: ['近 12 个月新增担保登记', '近期新增资产担保登记'],
  worst_days_past_due_24m: ['近 24 个月信贷最大逾期天数', '近 24 个月有信贷账户逾期'],
  late_month_share_12m: ['近 12 个月信贷逾期月份占比', '近 12 个月信贷逾期月份较多'],
  months_since_31_days_late: ['距上次信贷逾期 31 天的月数', '距上次信贷逾期 31 天时间不长'],
  utilisation: ['授信使用率', '授信额度使用接近上限'],
  credit_history_months: ['信贷历史长度', '信贷历史较短'],
  accounts_paid: ['已全额偿还的信贷账户数', '已全额偿还的信贷账户较少'],
  accounts_defaulted: ['违约信贷账户数', '曾有信贷账户违约'],
  accounts_new_12m: ['近 12 个月新开信贷账户数', '近期新开信贷账户'],
  days_beyond_terms_3m: ['近 3 个月对供应商超账期天数', '近 3 个月延迟支付供应商'],
  days_beyond_terms_12m: ['近 12 个月对供应商超账期天数', '近 12 个月延迟支付供应商'],
  days_beyond_terms_24m: ['近 24 个月对供应商超账期天数', '近 24 个月延迟支付供应商'],
  days_beyond_terms_trend: ['超账期天数趋势', '对供应商付款较以前更迟'],
  utility_on_time_12m: ['近 12 个月按时缴费占比', '公用事业账单曾逾期支付'],
  utility_accounts_in_arrears: ['欠费公用事业账户数', '有公用事业账户欠费'],
  tax_clear_share_36m: ['近 36 个月无欠税期占比', '部分税期未按时缴税'],
  tax_status: ['当前纳税状况', '欠税或分期缴税'],
  accounts_age_months: ['最新年度报表距今月数', '最新年度报表较旧'],
  filing_days_late: ['报表迟报天数', '年度报表迟报'],
  debt_service_cover: ['营业利润／应付本息', '利润对应付本息的覆盖不足'],
  interest_cover: ['营业利润／利息支出', '利润对利息的覆盖不足'],
  liabilities_to_assets: ['资产负债率', '负债相对资产较高'],
  current_ratio: ['流动资产／流动负债', '流动资产相对一年内到期债务不足'],
  return_on_assets: ['净利润／资产', '净利润相对资产较低'],
  depth_providers: ['有事实的提供方数', '了解该企业的提供方较少'],
  depth_months: ['档案回溯月数', '档案回溯时间较短'],
}

/** What a characteristic is, in words; of one that is not known here its name. */
export function characteristicTitle(name: string, language: Language): string {
  const chinese = chineseOf(name, language)
  return chinese === null ? capital(characteristicWords(name).title) : chinese[0]
}

/** What is said where a characteristic cost points. */
export function characteristicReason(name: string, language: Language): string {
  const chinese = chineseOf(name, language)
  return chinese === null ? capital(characteristicWords(name).reason) : chinese[1]
}

/** Whether the characteristic has Chinese words of its own. */
export function isTranslated(name: string): boolean {
  return Object.hasOwn(CHINESE, name)
}

/** Ratios that are read as "so many times", unlike shares of a whole. */
const TIMES = new Set(['debt_service_cover', 'interest_cover', 'current_ratio'])

const UNITS = { months: [' months', ' 个月'], days: [' days', ' 天'], count: ['', ''], category: ['', ''] } as const

/** A characteristic's value in its unit; the exact one is kept beside the words. */
export function characteristicValue(name: string, value: number | string, language: Language): Cell {
  if (typeof value === 'string') return { text: codeWords(value, language), value }
  const unit = characteristicNamed(name)?.unit ?? 'count'
  if (unit === 'thousandths') {
    return { text: TIMES.has(name) ? decimal(value / 1000, 3).text : `${decimal(value / 10, 1).text} %`, value }
  }
  return { text: `${whole(value).text}${UNITS[unit][language === 'zh' ? 1 : 0]}`, value }
}

function chineseOf(name: string, language: Language): ChineseWords | null {
  return language === 'zh' && Object.hasOwn(CHINESE, name) ? (CHINESE[name] ?? null) : null
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
