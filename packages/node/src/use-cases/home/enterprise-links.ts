import type { AnswerOf, EnterpriseLink, enterpriseLinksContract } from '@goodstanding/api'
import { findMember, formatInstant, type Network } from '@goodstanding/core'
import { type HomeLink, homeLinks, homeRegistration } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { followLinks } from './follow-links.ts'

type Links = AnswerOf<typeof enterpriseLinksContract>['body']

/** An enterprise's links, live and ended as their providers now say, and the registration that it carries. */
export async function enterpriseLinks(node: NodeContext, enterprise: string): Promise<Links> {
  await followLinks(node, enterprise)
  const links = await homeLinks(node.store.db, enterprise)
  const carried = await homeRegistration(node.store.db, enterprise)
  return {
    links: links.map((link) => shownLink(link, node.network)),
    registration: carried?.proof ?? null,
    registrationAt: carried === null ? null : formatInstant(carried.provenAt),
    registrationLink: carried?.link ?? null,
  }
}

function shownLink(
  { provider, subject, registration, from, endedAt, endedBy, leaf }: HomeLink,
  network: Network,
): EnterpriseLink {
  const member = findMember(network, provider)
  return {
    provider,
    subject,
    registration,
    from: formatInstant(from),
    unlinkedAt: endedAt === null ? null : formatInstant(endedAt),
    unlinkedBy: endedAt === null ? null : (endedBy ?? 'enterprise'),
    types: [...new Set(member?.permits.map(({ type }) => type))],
    isRegistrar: member?.roles.includes('registrar') === true,
    link: leaf,
  }
}
