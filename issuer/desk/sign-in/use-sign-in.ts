import { type DeskSession, passkeyResponseSchema } from '@mleg/issuer-contract/staff';
import { takeSession } from '@mleg/ui/session/take-session.ts';
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { client } from '../api/client.ts';

export interface Credentials {
  login: string;
  password: string;
}

export async function takeDeskSession(session: DeskSession): Promise<void> {
  await takeSession(session, (before, now) => before.staffId === now.staffId);
}

export function useSignIn(onSignedIn: () => void) {
  const onSuccess = async (session: DeskSession) => {
    await takeDeskSession(session);
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
