import type { Statement } from '@mleg/institution-contract/application';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

const renewEveryMs = 10_000;
const queryKey = ['waiting-applications'];

/** The applications that wait, and what the office can do about them and about forms on paper. */
export function useWaitingApplications() {
  const onSettled = () => queryClient.invalidateQueries({ queryKey });
  const waiting = useQuery({
    queryKey,
    queryFn: () => client.application.waiting(),
    refetchInterval: renewEveryMs,
  });
  const accept = useMutation({
    mutationFn: (applicationId: string) => client.application.decide({ applicationId, decision: 'accept' }),
    onSettled,
  });
  const refuse = useMutation({
    mutationFn: ({ applicationId, note }: { applicationId: string; note: string }) =>
      client.application.decide({ applicationId, decision: 'refuse', note }),
    onSettled,
  });
  const register = useMutation({
    mutationFn: (statement: Statement) => client.application.register(statement),
    onSettled,
  });
  return { waiting, accept, refuse, register };
}

export type WaitingApplications = ReturnType<typeof useWaitingApplications>;
