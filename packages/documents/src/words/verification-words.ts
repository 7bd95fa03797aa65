import { type ClaimName, claimWords, type Finding, type FindingCode, findingWords } from '@goodstanding/report'
import type { Language } from './language.ts'

const CLAIMS: { readonly [C in ClaimName]: string } = {
  network: '本报告属于您所信任的网络。',
  enterprise: '企业标识由企业自己的首批密钥得出，其密钥历史成立。',
  registration: '企业登记机关证明其为已登记的法人。',
  consent: '企业已在用途限度内授权。',
  consent_active: '每次查询时授权有效，密钥为最新。',
  headers_witnessed: '账本区块头经网络见证方共同签名。',
  provider: '提供方已签署该应答，且有权发布其内容。',
  link: '提供方与企业均已签署：这些记录属于该企业。',
  records: '每条记录均与提供方日志中发布的一致。',
  published_in_time: '没有倒填日期：记录在其所称签发时即已发布。',
  logs_witnessed: '提供方的日志经见证方共同签名，只展示了一种历史。',
  nothing_left_out: '提供方没有遗漏授权涵盖的任何内容。',
  receipt: '该次查询已记入提供方的公开访问日志，企业可自行查到。',
  slices_answered: '授权涵盖的每个提供方均有交代。',
  retention: '没有超过保存期限的事实。',
  kept_in_time: '放款方仍可保存本报告。',
}

/** The findings that a report can have and still be relied on; what fails is named by its code, which programs know too. */
const FINDINGS: { readonly [C in FindingCode]?: string } = {
  access_logged_late: '该次查询在所依状态五分钟后才获见证',
  core_not_covered: '一家可发布企业所在地公共登记事实的成员未被查询',
  depends_on_consent: '未判定：授权中对应部分未公开',
  depends_on_consent_active: '未判定：其对账本的证明不成立',
  depends_on_enterprise: '未判定：企业密钥不成立',
  depends_on_headers_witnessed: '未判定：账本区块头不成立',
  depends_on_logs_witnessed: '未判定：某检查点不成立',
  depends_on_network: '未判定：网络未知',
  depends_on_registration: '未判定：登记未获证明',
  expired_since: '一项事实在查询后已过保存期，不得显示或计分',
  network_not_pinned: '您未信任此网络',
  network_without_witnesses: '此测试网络没有见证方，时间无法核对',
  receipt_provisional: '缺少凭证：尚未证明该次查询已记入访问日志',
  refused: '提供方拒绝',
  registration_in_liquidation: '该实体正在清算',
  registration_not_fresh: '登记由企业持有的较早证明证实，因登记机关未应答',
  silent: '放款方称该提供方未应答；其访问日志可予反驳',
  test_network: '这是测试网络：其中一切均非真实业务',
}

/** What a claim says when it holds. */
export function claimText(claim: ClaimName, language: Language): string {
  return language === 'zh' ? CLAIMS[claim] : claimWords(claim)
}

/** A finding in words; in Chinese a rare one is its code and the English words. */
export function findingText(finding: Finding, language: Language): string {
  if (language === 'en') return findingWords(finding)
  const words = FINDINGS[finding.code]
  if (words === undefined) return `${finding.code}：${findingWords(finding)}`
  return finding.about === undefined ? words : `${words}（${finding.about}）`
}
