import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const KEY = ['halt'];
/** Everybody at the desk sees within a minute that somebody else has stopped. */
const LOOKS_EVERY = 30_000;

const renew = () => queryClient.invalidateQueries({ queryKey: KEY });

/** Whether cards are signed, and the two ways to change that. */
export function useHalt() {
  const halt = useQuery({ queryKey: KEY, queryFn: () => client.halt.get(), refetchInterval: LOOKS_EVERY });
  const begin = useMutation({ mutationFn: (reason: string) => client.halt.begin({ reason }), onSettled: renew });
  const end = useMutation({ mutationFn: () => client.halt.end(), onSettled: renew });
  return { halt, begin, end };
}
