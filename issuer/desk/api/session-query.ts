import type { DeskSession } from '@mleg/issuer-contract/staff';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
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

/** For pages behind the sign-in, whose route has already made sure that somebody is signed in. */
export function useSession(): DeskSession {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error('a page behind the sign-in was shown to nobody');
  return data;
}
