import { type DeskSession, passkeyResponseSchema } from '@mleg/issuer-contract/staff';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { sessionExpiry } from '@mleg/ui/calls/session-expiry.ts';
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { client, sessionKey } from '../api/client.ts';

export interface Credentials {
  login: string;
  password: string;
}

/** Takes over a session that has just begun, and lets everything on the page be asked for again. */
export async function takeSession(session: DeskSession): Promise<void> {
  const before = queryClient.getQueryData<DeskSession | null>(sessionKey);
  // Somebody else at the same screen must not see what the first one had asked for.
  if (before && before.staffId !== session.staffId) queryClient.clear();
  queryClient.setQueryData(sessionKey, session);
  sessionExpiry.set(false);
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}

export function useSignIn(onSignedIn: () => void) {
  const onSuccess = async (session: DeskSession) => {
    await takeSession(session);
    onSignedIn();
  };
  const byPasskey = useMutation({
    mutationFn: async () => {
      const optionsJSON = await client.session.passkeyOptions();
      const response = await startAuthentication({
        optionsJSON: optionsJSON as unknown as PublicKeyCredentialRequestOptionsJSON,
      });
      return client.session.byPasskey({ response: passkeyResponseSchema.parse(response) });
    },
    onSuccess,
  });
  const byPassword = useMutation({
    mutationFn: (credentials: Credentials) => client.session.byPassword(credentials),
    onSuccess,
  });
  return { byPasskey, byPassword };
}
