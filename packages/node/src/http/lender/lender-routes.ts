import type { AnyRoute } from '../route.ts'

/** What a node serves beside the frame's routes when its member holds the lender role. */
export const lenderRoutes: readonly AnyRoute[] = []
