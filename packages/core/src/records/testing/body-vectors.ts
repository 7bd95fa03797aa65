import { vectorFile } from '../../testing/vector-file.ts'
import type { CalendarDate } from '../../time/calendar-date.ts'
import type { RecordType } from '../record-types.ts'

export type ValidBody = {
  readonly name: string
  readonly type: RecordType
  readonly asOf: CalendarDate
  readonly body: { readonly [field: string]: unknown }
  readonly until: CalendarDate | null
}

export type InvalidBody = {
  readonly name: string
  readonly type: string
  readonly asOf: CalendarDate
  readonly body: unknown
  readonly fault: string
  readonly at: string
}

/** `vectors/records/bodies.json`. */
export const BODY_VECTORS = vectorFile<ValidBody, InvalidBody>('records/bodies.json')
