import type { AccountView } from '@mleg/institution-contract/account';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { makePasskey } from '../sign-in/passkey-response.ts';

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: (): Promise<AccountView> => client.account.get(),
});

const readAgain = () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });

export function usePasskeys() {
  const add = useMutation({
    mutationFn: async (name: string) => client.account.addPasskey({ name, response: await makePasskey() }),
    onSuccess: readAgain,
    gcTime: 0,
  });
  const rename = useMutation({
    mutationFn: (renamed: { passkeyId: string; name: string }) => client.account.renamePasskey(renamed),
    onSuccess: readAgain,
  });
  const remove = useMutation({
    mutationFn: (passkeyId: string) => client.account.removePasskey({ passkeyId }),
    onSuccess: readAgain,
  });
  return { add, rename, remove };
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (passwords: { current: string; password: string }) => client.account.changePassword(passwords),
    onSuccess: readAgain,
    gcTime: 0,
  });
}

export function useEndSession() {
  return useMutation({
    mutationFn: (sessionId: string) => client.account.endSession({ sessionId }),
    onSuccess: readAgain,
  });
}
