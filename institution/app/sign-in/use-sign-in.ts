import type { Session } from '@mleg/institution-contract/person';
import { type signInSchema } from '@mleg/institution-contract/person';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { sessionExpiry } from '@mleg/ui/calls/session-expiry.ts';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { client, sessionKey } from '../api/client.ts';

export type Credentials = z.input<typeof signInSchema>;

/** Signs in and lets everything on the page be asked for again. */
export function useSignIn(onSignedIn: (session: Session) => void) {
  return useMutation({
    mutationFn: (credentials: Credentials) => client.session.signIn(credentials),
    onSuccess: async (session) => {
      const before = queryClient.getQueryData<Session | null>(sessionKey);
      // Somebody else at the same screen must not see what the first one had asked for.
      if (before && before.displayName !== session.displayName) queryClient.clear();
      queryClient.setQueryData(sessionKey, session);
      sessionExpiry.set(false);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
      onSignedIn(session);
    },
  });
}
