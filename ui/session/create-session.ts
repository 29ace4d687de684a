import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { use } from 'react';
import { queryClient } from '../calls/query-client.ts';
import { sessionKey } from './session.ts';

/** This promise never settles: whoever waits for it is replaced by the sign-in page. */
const LEAVING = new Promise<never>(() => undefined);

/** The session with an app's own server; `current` asks the server who is signed in, which may be nobody. */
export function createSession<Session>(current: () => Promise<Session | null>) {
  /** Who is signed in; null for nobody. */
  const sessionQuery = queryOptions({
    queryKey: sessionKey,
    queryFn: current,
    staleTime: Number.POSITIVE_INFINITY,
  });

  /**
   * For pages behind the sign-in, whose route has already made sure that somebody is signed in. A page that is still
   * there after signing out shows nothing more and waits to be left.
   */
  function useSession(): Session {
    const { data } = useSuspenseQuery(sessionQuery);
    return data ?? use(LEAVING);
  }

  /** For a route's `beforeLoad`: who is signed in, or the way to the sign-in page and from there back to `location`. */
  async function sessionOrSignIn(signInPath: string, location: { pathname: string }): Promise<{ session: Session }> {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: signInPath, search: { back: location.pathname } });
    return { session };
  }

  return { sessionQuery, useSession, sessionOrSignIn };
}
