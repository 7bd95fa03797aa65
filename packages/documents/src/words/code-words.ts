import type { Language, Pair } from './language.ts'

/** Codes of records, consents and answers, as people say them. A code that is not here is shown as it is, spaces for its lines. */
const WORDS: { readonly [code: string]: Pair } = {
  // Types of records.
  registration: ['registration', '登记信息'],
  accounts: ['annual accounts', '年度财务报表'],
  tax_standing: ['tax standing', '纳税状况'],
  tradeline: ['credit account', '信贷账户'],
  trade_payments: ['trade payments', '贸易付款'],
  utility_account: ['utility account', '公用事业账户'],
  insolvency: ['insolvency', '破产程序'],
  judgment: ['judgment', '判决'],
  security_interest: ['charge over assets', '担保权益'],
  // Purposes.
  credit_application: ['credit application', '信贷申请'],
  credit_review: ['credit review', '信贷复审'],
  credit_insurance: ['credit insurance', '信用保险'],
  trade_terms: ['trade terms', '赊销条件'],
  own_copy: ['own copy', '本企业副本'],
  // Registration.
  registered: ['registered', '存续'],
  in_liquidation: ['in liquidation', '清算中'],
  dissolved: ['dissolved', '已解散'],
  struck_off: ['struck off', '已除名'],
  converted: ['converted', '已变更组织形式'],
  moved_away: ['moved away', '已迁出'],
  moved: ['moved', '迁移'],
  // Credit accounts.
  term_loan: ['term loan', '定期贷款'],
  revolving: ['revolving', '循环授信'],
  lease: ['lease', '租赁'],
  card: ['card', '信用卡'],
  trade_credit: ['trade credit', '商业信用'],
  dpd_90: ['90 days past due', '逾期 90 天'],
  dpd_180: ['180 days past due', '逾期 180 天'],
  charge_off: ['charge-off', '核销'],
  unlikely_to_pay: ['unlikely to pay', '可能无法偿还'],
  dpd_0: ['in time', '按时'],
  dpd_1_30: ['1–30 days past due', '逾期 1–30 天'],
  dpd_31_60: ['31–60 days past due', '逾期 31–60 天'],
  dpd_61_90: ['61–90 days past due', '逾期 61–90 天'],
  dpd_91_plus: ['91 or more days past due', '逾期 91 天及以上'],
  charged_off: ['charged off', '已核销'],
  not_reported: ['not reported', '未报送'],
  not_applicable: ['not applicable', '不适用'],
  paid_in_full: ['paid in full', '已全额偿还'],
  refinanced: ['refinanced', '已再融资'],
  settled_for_less: ['settled for less', '折价结清'],
  sold: ['sold', '已转让'],
  cancelled: ['cancelled', '已取消'],
  // Taxes and utilities.
  income: ['income tax', '所得税'],
  value_added: ['value added tax', '增值税'],
  sales: ['sales tax', '销售税'],
  payroll: ['payroll tax', '工资税'],
  property: ['property tax', '财产税'],
  franchise: ['franchise tax', '特许经营税'],
  all: ['all taxes', '全部税种'],
  clear: ['clear', '无欠税'],
  arranged: ['arranged', '已安排分期'],
  arrears: ['arrears', '欠缴'],
  electricity: ['electricity', '电力'],
  gas: ['gas', '燃气'],
  water: ['water', '自来水'],
  heat: ['heat', '供热'],
  telecommunications: ['telecommunications', '通信'],
  waste: ['waste', '垃圾处理'],
  // Filings.
  liquidation: ['liquidation', '清算'],
  reorganisation: ['reorganisation', '重整'],
  administration: ['administration', '管理程序'],
  receivership: ['receivership', '接管'],
  moratorium: ['moratorium', '暂缓偿债'],
  arrangement: ['arrangement', '和解'],
  plan_confirmed: ['plan confirmed', '计划获批准'],
  discharged: ['discharged', '已免责'],
  dismissed: ['dismissed', '已驳回'],
  withdrawn: ['withdrawn', '已撤回'],
  fixed_charge: ['fixed charge', '固定抵押'],
  floating_charge: ['floating charge', '浮动抵押'],
  ucc_filing: ['UCC filing', 'UCC 担保登记'],
  mortgage: ['mortgage', '抵押'],
  pledge: ['pledge', '质押'],
  retention_of_title: ['retention of title', '所有权保留'],
  // Accounts.
  ifrs: ['IFRS', '国际财务报告准则'],
  local: ['local', '当地准则'],
  solo: ['solo', '单体'],
  consolidated: ['consolidated', '合并'],
  // Outcomes of reads.
  answered: ['answered', '已应答'],
  refused: ['refused', '拒绝'],
  silent: ['silent', '未应答'],
  timeout: ['no answer in time', '超时未答'],
  unreachable: ['could not be reached', '无法连接'],
  invalid_answer: ['the answer did not hold', '应答无效'],
  withheld: ['withheld by the consent', '授权未涵盖'],
  withheld_period: ['period withheld by the consent', '授权未涵盖该期间'],
  not_asked: ['not asked', '未查询'],
  missing: ['missing', '缺失'],
  provider_silent: ['provider silent', '提供方未应答'],
  other: ['other', '其他'],
}

/** A code in words of this language. */
export function codeWords(code: string, language: Language): string {
  const pair = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined
  if (pair === undefined) return code.replaceAll('_', ' ')
  return pair[language === 'zh' ? 1 : 0]
}

/** Whether a code has words of its own. */
export function hasWords(code: string): boolean {
  return Object.hasOwn(WORDS, code)
}
