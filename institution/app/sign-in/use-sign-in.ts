import type { Session, signInSchema } from '@mleg/institution-contract/person';
import { takeSession } from '@mleg/ui/session/take-session.ts';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { client } from '../api/client.ts';

export type Credentials = z.input<typeof signInSchema>;

export function useSignIn(onSignedIn: (session: Session) => void) {
  return useMutation({
    mutationFn: (credentials: Credentials) => client.session.signIn(credentials),
    onSuccess: async (session) => {
      await takeSession<Session>(session, (before, now) => before.displayName === now.displayName);
      onSignedIn(session);
    },
  });
}
