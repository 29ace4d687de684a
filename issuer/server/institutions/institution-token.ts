import type { IssuerDeps } from '../deps.ts';
import { INSTITUTION_TOKEN_LIFETIME, later } from '../durations.ts';
import { makeTicket, readTicket } from '../keys/ticket.ts';
import type { Institution } from './institution-store.ts';

/** A bearer token for the institution API, for five minutes. */
export function makeInstitutionToken(deps: Pick<IssuerDeps, 'keys' | 'clock'>, institutionId: string): string {
  const expiresAt = later(deps.clock.now(), INSTITUTION_TOKEN_LIFETIME);
  return makeTicket(deps.keys.tickets, 'institution-token', Buffer.from(institutionId), expiresAt);
}

/** Whose token an `Authorization` header carries, as registered now. */
export async function institutionOfToken(
  deps: Pick<IssuerDeps, 'keys' | 'clock' | 'institutions'>,
  authorization: string | null,
): Promise<Institution | undefined> {
  const token = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return undefined;
  const ticket = readTicket(deps.keys.tickets, 'institution-token', token, deps.clock.now());
  return 'refused' in ticket ? undefined : deps.institutions.find(ticket.subject.toString());
}
