import type { MemberStore } from '@goodstanding/store'

const underWay = new WeakMap<MemberStore, Set<string>>()

/** Runs the work unless some is under way for the same report in this process; then null. */
export async function whileUnderWay<T>(store: MemberStore, report: string, work: () => Promise<T>): Promise<T | null> {
  const reports = underWay.get(store) ?? new Set()
  underWay.set(store, reports)
  if (reports.has(report)) return null
  reports.add(report)
  try {
    return await work()
  } finally {
    reports.delete(report)
  }
}
