import { ok, type Result } from '@goodstanding/core'
import { otherSlot } from '../scorecard/prepare-scorecard.ts'
import { ABSENCES } from '../table/table.ts'
import { type ExportedInput, type ExportFault, type ExportPlan, planExport } from './export-plan.ts'

/** The columns of a scorecard as a table (RFC 4180, with plain line ends). */
export const CSV_COLUMNS = [
  'characteristic',
  'kind',
  'bin',
  'above',
  'up_to',
  'label',
  'points',
  'lost',
  'goods',
  'bads',
  'woe',
  'reason',
] as const

/**
 * A scorecard as a table to read and check by hand: the base, then a line for each bin (for each category of a bin), for
 * each kind of absence and for categories that no bin holds.
 */
export function scorecardCsv(scorecard: ExportPlan['scorecard']): Result<string, ExportFault> {
  const plan = planExport(scorecard)
  if (!plan.ok) return plan
  const base: Line = { characteristic: '', kind: 'base', points: scorecard.basePoints }
  const lines = [base, ...plan.value.inputs.flatMap((input, i) => linesOf(input, scorecard.characteristics[i]))]
  const rows = lines.map((line) => CSV_COLUMNS.map((column) => cell(line[column])).join(','))
  return ok([CSV_COLUMNS.join(','), ...rows, ''].join('\n'))
}

type Line = { readonly [column in (typeof CSV_COLUMNS)[number]]?: string | number | null }

function linesOf(
  { name, reason, characteristic, labels }: ExportedInput,
  source: ExportPlan['scorecard']['characteristics'][number] | undefined,
): readonly Line[] {
  const at = (slot: number): Line => ({
    characteristic: name,
    points: characteristic.points[slot] ?? 0,
    lost: characteristic.lost[slot] ?? 0,
    reason,
  })
  const bins = (source?.bins ?? []).flatMap(({ goods, bads, woe }, bin): Line[] => {
    const line = { ...at(bin), bin, goods, bads, woe }
    if (characteristic.kind === 'category') {
      return (labels[bin] ?? []).map((label) => ({ ...line, kind: 'category', label }))
    }
    const { bounds } = characteristic
    return [{ ...line, kind: 'number', above: bounds[bin - 1] ?? null, up_to: bounds[bin] ?? null }]
  })
  const absences = ABSENCES.map((absence, i): Line => {
    const learnt = source?.absences.find((each) => each.absence === absence)
    const figures = { goods: learnt?.goods ?? 0, bads: learnt?.bads ?? 0, woe: learnt?.woe ?? 0 }
    return { ...at(characteristic.bins + i), kind: absence, ...figures }
  })
  const other = characteristic.kind === 'category' ? [{ ...at(otherSlot(characteristic)), kind: 'other' }] : []
  return [...bins, ...absences, ...other]
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  // An empty category is quoted, so that it differs from none.
  return /^$|[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
