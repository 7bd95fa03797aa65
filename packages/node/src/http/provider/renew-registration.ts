import { renewRegistrationContract } from '@goodstanding/api'
import { renewRegistration } from '../../use-cases/provider/renew-registration.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/registrations/renew */
export const renewRegistrationRoute: Route<typeof renewRegistrationContract> = {
  contract: renewRegistrationContract,
  async handle({ body, node }) {
    const renewed = await renewRegistration(node, body)
    return renewed.ok ? { status: 200, body: { registration: renewed.value } } : refused(renewed.fault)
  },
}
