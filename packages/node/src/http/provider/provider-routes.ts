import type { AnyRoute } from '../route.ts'

/** What a provider's or registrar's node serves beside the frame's routes. */
export const providerRoutes: readonly AnyRoute[] = []
