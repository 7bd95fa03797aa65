import { fail, ok, type Result } from '@goodstanding/core'
import {
  absenceSlot,
  isLearnt,
  type PreparedCharacteristic,
  type PreparedScorecard,
  prepareScorecard,
} from '../scorecard/prepare-scorecard.ts'
import type { Scorecard, ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import { ABSENCES } from '../table/table.ts'

/** One column that an exported scorecard reads, and a second one that says why a value is absent, where that matters. */
export type ExportedInput = {
  readonly name: string
  readonly kind: 'number' | 'category'
  /** Holds a kind of absence where `name` holds no value; null where absence of every kind is worth the same. */
  readonly absenceName: string | null
  /** What an officer says where it cost points. */
  readonly reason: string
  readonly characteristic: PreparedCharacteristic
  /** Points of the best bin, from which lost points are counted. */
  readonly best: number
  /** Slot of cells to which the characteristic does not apply; they read as missing where there is no `absenceName`. */
  readonly notApplicable: number
  /** Labels of each bin, each in one bin only. */
  readonly labels: readonly (readonly string[])[]
}

/** A scorecard laid out for programs that are not ours. */
export type ExportPlan = {
  readonly scorecard: Scorecard
  readonly prepared: PreparedScorecard
  readonly inputs: readonly ExportedInput[]
}

export type ExportFault =
  /** There is no characteristic: every row would have the same score. */
  | 'export_nothing'
  /** A name is empty, has unprintable letters, or more than the 63 bytes that PostgreSQL tells names apart by. */
  | 'export_name_form'
  /** Two columns would have names that differ in capitals at most, which DuckDB takes for one. */
  | 'export_name_twice'
  /** A category has letters that XML or a database cannot hold. */
  | 'export_label_form'
  /** A kind of absence that must be worth nothing has points. */
  | 'export_points_of_unknown'

/** The longest name that PostgreSQL keeps whole, in bytes of UTF-8. */
export const NAME_BYTES_MAX = 63

/** Lays a scorecard out for export, or says which name or category another program could not take. */
export function planExport(scorecard: Scorecard): Result<ExportPlan, ExportFault> {
  const prepared = prepareScorecard(scorecard)
  const inputs = scorecard.characteristics.flatMap((each, i) => {
    const characteristic = prepared.characteristics[i]
    return characteristic === undefined ? [] : [inputOf(each, characteristic)]
  })
  if (inputs.length === 0) return fail('export_nothing')
  const taken = new Set<string>()
  for (const input of inputs) {
    for (const column of columnsOf(input)) {
      if (!isUsableName(column)) return fail('export_name_form', column)
      if (taken.has(column.toLowerCase())) return fail('export_name_twice', column)
      taken.add(column.toLowerCase())
    }
    if (!input.labels.flat().every(isUsableText)) return fail('export_label_form', input.name)
    if (hasPointsOfUnknown(input)) return fail('export_points_of_unknown', input.name)
  }
  return ok({ scorecard, prepared, inputs })
}

/** The columns that a row needs for this input. */
export function columnsOf({ name, absenceName }: ExportedInput): readonly string[] {
  return absenceName === null ? [name] : [name, absenceName]
}

/** A name that is not among those taken: with as many low lines behind it as that needs. */
export function freeName(wanted: string, plan: ExportPlan): string {
  const taken = new Set(plan.inputs.flatMap(columnsOf).map((name) => name.toLowerCase()))
  let name = wanted
  while (taken.has(name.toLowerCase())) name = `${name}_`
  return name
}

function inputOf(characteristic: ScorecardCharacteristic, prepared: PreparedCharacteristic): ExportedInput {
  const { name, kind, reason, absences, bestPoints } = characteristic
  return {
    name,
    kind,
    // Where it learnt nothing of such cells they are worth what missing ones are, and need no second column.
    absenceName: absences.some(isLearnt) ? `${name}_absent` : null,
    reason: reason ?? name,
    characteristic: prepared,
    best: bestPoints,
    notApplicable: absenceSlot(prepared, 'not_applicable'),
    labels: Array.from({ length: prepared.bins }, (_, bin) =>
      [...prepared.binOfLabel].filter(([, each]) => each === bin).map(([label]) => label),
    ),
  }
}

function hasPointsOfUnknown({ characteristic, notApplicable }: ExportedInput): boolean {
  return characteristic.points
    .subarray(characteristic.bins)
    .some((points, i) => points !== 0 && characteristic.bins + i !== notApplicable)
}

function isUsableName(name: string): boolean {
  return name !== '' && isUsableText(name) && !/[\t\n\r]/.test(name) && utf8Length(name) <= NAME_BYTES_MAX
}

/** XML 1.0 has no other control characters than tab and line ends, databases no NUL, and UTF-8 no half characters. */
function isUsableText(text: string): boolean {
  return text.isWellFormed() && !/[^\t\n\r\P{Cc}]|[\ufffe\uffff]/u.test(text)
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Kinds of absence that are worth what a missing value is. */
export const WORTH_NOTHING: readonly string[] = ABSENCES.filter((absence) => absence !== 'not_applicable')
