declare module 'cli-progress' {
  export class SingleBar {
    constructor(options: { format: string; hideCursor: boolean; stream: NodeJS.WritableStream })
    start(total: number, startValue: number, payload: object): void
    update(current: number, payload: object): void
    stop(): void
  }
}
