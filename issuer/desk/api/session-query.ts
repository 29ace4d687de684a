import type { DeskSession } from '@mleg/issuer-contract/staff';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { use } from 'react';
import { client, sessionKey } from './client.ts';

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async (): Promise<DeskSession | null> => {
    try {
      return await client.session.current();
    } catch (error) {
      if (refusalCode(error) === 'UNAUTHORIZED') return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Never comes: whoever waits for it is replaced by the page of the sign-in. */
const LEAVING = new Promise<never>(() => undefined);

/**
 * For pages behind the sign-in, whose route has already made sure that somebody is signed in. One that is still there
 * when they have signed out shows nothing more and waits to be left.
 */
export function useSession(): DeskSession {
  const { data } = useSuspenseQuery(sessionQuery);
  return data ?? use(LEAVING);
}
