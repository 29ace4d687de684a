import { passkeyResponseSchema } from '@mleg/issuer-contract/staff';
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { takeDeskSession } from '../sign-in/use-sign-in.ts';

export interface Name {
  displayName: string;
  email: string;
}

/** The invitation in the address, and the creation of an account with a passkey from it. */
export function useEnrolment(onEnrolled: () => void) {
  const [token] = useState(() => location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ['enrolment', token],
    queryFn: () => client.enrolment.open({ token }),
    retry: false,
  });
  const enrol = useMutation({
    mutationFn: async (name: Name) => {
      const optionsJSON = await client.enrolment.passkeyOptions({ token, name });
      const response = await startRegistration({
        optionsJSON: optionsJSON as unknown as PublicKeyCredentialCreationOptionsJSON,
      });
      return client.enrolment.finish({ token, name, response: passkeyResponseSchema.parse(response) });
    },
    onSuccess: async (session) => {
      await takeDeskSession(session);
      onEnrolled();
    },
  });
  return { invitation, enrol };
}
