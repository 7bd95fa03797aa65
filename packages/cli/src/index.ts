export { goodstandingProgram } from './program.ts'
