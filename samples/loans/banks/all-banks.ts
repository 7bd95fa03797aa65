import type { Bank } from './bank.ts'
import { bayline } from './bayline.ts'
import { cascadia } from './cascadia.ts'
import { harborstone } from './harborstone.ts'
import { oldQuay } from './old-quay.ts'
import { prairie } from './prairie.ts'
import { rheingau } from './rheingau.ts'

/** The six invented banks. */
export const BANKS: readonly Bank[] = [bayline, rheingau, harborstone, prairie, cascadia, oldQuay]
