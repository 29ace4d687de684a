import type { Session, signInSchema } from '@mleg/institution-contract/person';
import { takeSession } from '@mleg/ui/session/take-session.ts';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { client } from '../api/client.ts';
import { askForPasskey } from './passkey-response.ts';

export type Credentials = z.input<typeof signInSchema>;

/** Takes over a session that has just begun, or has got other roles. */
export const takeOwnSession = (session: Session): Promise<void> =>
  takeSession<Session>(session, (before, now) => before.displayName === now.displayName);

export function useSignIn(onSignedIn: (session: Session) => void) {
  const onSuccess = async (session: Session) => {
    await takeOwnSession(session);
    onSignedIn(session);
  };
  const byPassword = useMutation({
    mutationFn: (credentials: Credentials) => client.session.signIn(credentials),
    onSuccess,
  });
  const byPasskey = useMutation({
    mutationFn: async () => client.session.byPasskey({ response: await askForPasskey() }),
    onSuccess,
  });
  return { byPassword, byPasskey };
}
