import type { RevocationReason } from '@mleg/institution-contract/card-order';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const renewEveryMs = 5_000;

/** One person in the office's eyes, and what the office can do. */
export function usePerson(personId: string) {
  const person = useQuery({
    queryKey: ['person', personId],
    queryFn: () => client.office.getPerson({ personId }),
    refetchInterval: renewEveryMs,
  });
  const revoke = useMutation({
    mutationFn: (reason: RevocationReason) => client.office.revokeCard({ personId, reason }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['person', personId] }),
        queryClient.invalidateQueries({ queryKey: ['people'] }),
      ]),
  });
  return { person, revoke };
}

export type RevokeAction = ReturnType<typeof usePerson>['revoke'];
