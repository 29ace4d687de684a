import { later } from '@mleg/platform/clock/durations';
import type { IssuerDeps } from '../deps.ts';
import { INSTITUTION_TOKEN_LIFETIME } from '../durations.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { makeTicket, readTicket } from '../keys/ticket.ts';

/** A bearer token for the institution API, for five minutes, or until another key is in force. */
export function makeInstitutionToken(deps: Pick<IssuerDeps, 'keys' | 'clock'>, institution: Institution): string {
  const expiresAt = later(deps.clock.now(), INSTITUTION_TOKEN_LIFETIME);
  return makeTicket(deps.keys.tickets, 'institution-token', Buffer.from(subjectOf(institution)), expiresAt);
}

/** Whose token an `Authorization` header carries, as registered now. */
export async function institutionOfToken(
  deps: Pick<IssuerDeps, 'keys' | 'clock' | 'institutions'>,
  authorization: string | null,
): Promise<Institution | undefined> {
  const token = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return undefined;
  const ticket = readTicket(deps.keys.tickets, 'institution-token', token, deps.clock.now());
  if ('refused' in ticket) return undefined;
  const subject = ticket.subject.toString();
  const institution = await deps.institutions.find(subject.slice(subject.indexOf(' ') + 1));
  return institution && subjectOf(institution) === subject ? institution : undefined;
}

/** The key that asked for it, and the institution. */
const subjectOf = ({ signingKey, institutionId }: Institution): string => `${signingKey.x} ${institutionId}`;
