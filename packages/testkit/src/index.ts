export { aBody, aBodyAsJson } from './a-body.ts'
export { aConsent, aSlice } from './a-consent.ts'
export { aDescriptor, aMember } from './a-descriptor.ts'
export { freePorts } from './free-ports.ts'
