import type { ResumptionReason, RevocationReason, SuspensionReason } from '@mleg/institution-contract/card-reasons';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const renewEveryMs = 5_000;

/** One person as the office sees them, and what the office can do. */
export function usePerson(personId: string) {
  const person = useQuery({
    queryKey: ['person', personId],
    queryFn: () => client.office.getPerson({ personId }),
    refetchInterval: renewEveryMs,
  });
  const settled = {
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['person', personId] }),
        queryClient.invalidateQueries({ queryKey: ['people'] }),
      ]),
  };
  const revoke = useMutation({
    mutationFn: (reason: RevocationReason) => client.office.revokeCard({ personId, reason }),
    ...settled,
  });
  const suspend = useMutation({
    mutationFn: (reason: SuspensionReason) => client.office.suspendCard({ personId, reason }),
    ...settled,
  });
  const resume = useMutation({
    mutationFn: (reason: ResumptionReason | undefined) =>
      client.office.resumeCard({ personId, ...(reason ? { reason } : {}) }),
    ...settled,
  });
  return { person, revoke, suspend, resume };
}

export type PersonModel = ReturnType<typeof usePerson>;
export type RevokeAction = PersonModel['revoke'];
export type SuspensionActions = Pick<PersonModel, 'suspend' | 'resume'>;
