#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Commands are short: compiled code that is kept in the system's temporary folder halves their start.
enableCompileCache()
const { bearClosedPipes } = await import('./output/bear-closed-pipes.ts')
const { runProgram } = await import('./run-program.ts')
bearClosedPipes()
await runProgram(process.argv.slice(2))
