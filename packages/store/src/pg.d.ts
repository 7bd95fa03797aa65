/** The part of `pg` that the store uses; the package ships no types of its own. */
declare module 'pg' {
  interface PoolOptions {
    readonly connectionString: string
    readonly max: number
    readonly application_name: string
    readonly types: { getTypeParser(oid: number, format?: string): (value: string) => unknown }
  }

  export class Client {
    constructor(options: { connectionString: string; application_name: string })
    connect(): Promise<void>
    query<Row>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>
    end(): Promise<void>
    on(event: 'error' | 'end', listener: (error?: Error) => void): this
  }

  export class Pool {
    constructor(options: PoolOptions)
    readonly options: object
    connect(): Promise<import('kysely').PostgresPoolClient>
    end(): Promise<void>
    on(event: 'error', listener: (error: Error) => void): this
    on(event: 'connect', listener: (client: Client) => void): this
  }

  export const types: { getTypeParser(oid: number, format?: string): (value: string) => unknown }
}
