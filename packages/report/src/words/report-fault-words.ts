import type { ReportFault } from '../parse-report.ts'

/** Why a file is no report, in plain words for whoever holds it; `at` is what `parseReport` answers with the fault. */
export function reportFaultWords(fault: ReportFault, at = ''): string {
  if (fault === 'report_too_large') return 'it is larger than a report may be'
  if (fault === 'report_not_json') return NOT_JSON[at] ?? 'it is not JSON in the strict form that reports have'
  if (at === '' || at === 'format') return 'it is JSON, but of another kind, or of a version that is not read here'
  return `it is JSON, but not in the form of a report (at ${at})`
}

const NOT_JSON: { readonly [fault: string]: string | undefined } = {
  json_syntax: 'it is empty, or no JSON, or JSON that was cut off on its way: fetch it again',
  json_size: 'it is larger than a report may be',
  json_depth: 'it is JSON, but deeper than a report can be',
  json_duplicate_name: 'it has one name twice in an object, so that two readers may read it differently',
  json_number: 'it has a number that two readers may read differently',
  json_surrogate: 'it has half of a character in it: it was damaged on its way',
}
