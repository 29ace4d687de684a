import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const renewEveryMs = 20_000;

export const inboxQuery = queryOptions({
  queryKey: ['messages'],
  queryFn: () => client.message.list(),
  refetchInterval: renewEveryMs,
});

export function useReading() {
  return useMutation({
    mutationFn: (messageId: string) => client.message.markRead({ messageId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: inboxQuery.queryKey }),
  });
}
