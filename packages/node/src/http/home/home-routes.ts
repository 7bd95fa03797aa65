import type { AnyRoute } from '../route.ts'

/** What a node serves beside the frame's routes when its member holds the home role. */
export const homeRoutes: readonly AnyRoute[] = []
