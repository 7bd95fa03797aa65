/** Results 0 up to `count` in their order, with up to `ahead` of them under way at once. */
export async function* inOrder<T>(
  count: number,
  ahead: number,
  start: (index: number) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  const underWay: Promise<T>[] = []
  for (let next = 0; next < count || underWay.length > 0; ) {
    while (next < count && underWay.length < ahead) {
      const started = start(next)
      // One that fails is met when its turn comes, or never if the reader stops before.
      started.catch(() => undefined)
      underWay.push(started)
      next += 1
    }
    const first = underWay.shift()
    if (first !== undefined) yield await first
  }
}
