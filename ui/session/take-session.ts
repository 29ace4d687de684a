import { queryClient } from '../calls/query-client.ts';
import { sessionExpiry } from '../calls/session-expiry.ts';
import { sessionKey } from './session.ts';

/** Takes over a session that has just begun, and lets everything on the page be asked for again. */
export async function takeSession<Session>(
  session: Session,
  isSamePerson: (before: Session, now: Session) => boolean,
): Promise<void> {
  const before = queryClient.getQueryData<Session | null>(sessionKey);
  // Somebody else at the same screen must not see what the first one had asked for.
  if (before && !isSamePerson(before, session)) queryClient.clear();
  queryClient.setQueryData(sessionKey, session);
  sessionExpiry.set(false);
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}
