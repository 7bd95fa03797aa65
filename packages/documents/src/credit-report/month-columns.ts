import type { MatrixColumn } from '../model/document-model.ts'

/** Months (`YYYY-MM`) as columns under their years. */
export function monthColumns(months: readonly string[]): readonly MatrixColumn[] {
  return months.map((month) => ({ label: month.slice(5), group: month.slice(0, 4) }))
}

/** The months that a period touches. */
export function isInPeriod(month: string, from: string, to: string): boolean {
  return from.slice(0, 7) <= month && month <= to.slice(0, 7)
}
