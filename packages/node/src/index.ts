export { type Clock, networkClock } from './clock.ts'
export {
  type Config,
  type ConfigFault,
  type ConfigProblem,
  DEFAULT_LIMITS,
  type Limits,
  type LogLevel,
  type NodeFile,
  nodeFile,
  type Secrets,
} from './config/config.ts'
export { createDataFolder } from './config/data-folder.ts'
export { type Environment, readEnvironment } from './config/environment.ts'
export { createMemberKeys, type MemberSeeds, memberEntry, memberSeeds, publicKeyOf } from './config/member-keys.ts'
export { type ReadConfig, readConfig } from './config/read-config.ts'
export { type Replayed, replayBlocks } from './ledger/replay-blocks.ts'
export { createLogger, type Logger } from './logger.ts'
export type { NodeContext } from './node-context.ts'
export { type Random, systemRandom } from './random.ts'
export { runNode } from './run-node.ts'
export { type RunningNode, type StartOptions, startNode } from './start-node.ts'
