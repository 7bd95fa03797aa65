/** The variables that a node reads; each wins over the same line of `node.json`. */
export type Environment = {
  /** GOODSTANDING_DATA: the node's data folder. */
  readonly dataFolder: string | undefined
  /** DATABASE_URL: PostgreSQL instead of the embedded database. A secret: it may hold a password. */
  readonly databaseUrl: string | undefined
  /** GOODSTANDING_HOST, GOODSTANDING_PORT: where to listen. */
  readonly host: string | undefined
  readonly port: string | undefined
  /** GOODSTANDING_LOG_LEVEL: `info` unless said. */
  readonly logLevel: string | undefined
}

/** The only place that reads the process's environment. An empty variable is none. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    dataFolder: variables.GOODSTANDING_DATA || undefined,
    databaseUrl: variables.DATABASE_URL || undefined,
    host: variables.GOODSTANDING_HOST || undefined,
    port: variables.GOODSTANDING_PORT || undefined,
    logLevel: variables.GOODSTANDING_LOG_LEVEL || undefined,
  }
}
