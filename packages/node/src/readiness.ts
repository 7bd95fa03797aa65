/** One thing that must be up before the node can do its work. */
export type ReadyPart = { readonly part: string; readonly ready: boolean }

/** Gathers what the node waits for. */
export type Readiness = {
  readonly parts: () => readonly ReadyPart[]
  readonly set: (part: string, ready: boolean) => void
}

/** Nothing is ready until it has said so. */
export function createReadiness(parts: readonly string[]): Readiness {
  const states = new Map<string, boolean>(parts.map((part) => [part, false]))
  return {
    parts: () => [...states].map(([part, ready]) => ({ part, ready })),
    set: (part, ready) => {
      states.set(part, ready)
    },
  }
}
