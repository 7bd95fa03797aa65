import { readEnvironment } from './config/environment.ts'
import { runNode } from './run-node.ts'

const [, , dataFolder] = process.argv
const environment = readEnvironment()
process.exitCode = await runNode({ ...environment, dataFolder: dataFolder ?? environment.dataFolder }, (line) => {
  process.stderr.write(`${line}\n`)
})
