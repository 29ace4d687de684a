import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

/** One thing that waits for a second person, and their decision. */
export function useHeld(deedId: string) {
  const deed = useQuery({
    queryKey: ['held', deedId],
    queryFn: () => client.twoPeople.get({ deedId }),
    // What it would change holds personal data, which must not stay in the cache.
    gcTime: 0,
    retry: false,
  });
  const decide = useMutation({
    mutationFn: (decision: Parameters<typeof client.twoPeople.decide>[0]) => client.twoPeople.decide(decision),
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'held' }),
    // What has changed is shown, to be looked at again.
    onError: (error) => lookAgain(error, deedId),
  });
  return { deed, decide };
}

async function lookAgain(error: unknown, deedId: string): Promise<void> {
  if (refusalCode(error) === 'HAS_CHANGED') await queryClient.invalidateQueries({ queryKey: ['held', deedId] });
}

/** What was looked at, and the value that stands for it. */
export interface Ticked {
  deedId: string;
  seen: string;
}

export type DecideHeld = ReturnType<typeof useHeld>['decide'];

/** Approves one after another, each weighed by itself; what was not done stays, with the reason. */
export function useApproveSeveral() {
  return useMutation({
    mutationFn: async (ticked: readonly Ticked[]) => {
      const failed: Record<string, unknown> = {};
      for (const { deedId, seen } of ticked) {
        try {
          await client.twoPeople.decide({ deedId, decision: 'approve', seen });
        } catch (error) {
          failed[deedId] = error;
          await lookAgain(error, deedId);
        }
      }
      return { failed, approved: ticked.map(({ deedId }) => deedId).filter((deedId) => !(deedId in failed)) };
    },
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'held' }),
  });
}

/** Whom it concerns, a page at a time. */
export function useConcernedPeople(deedId: string) {
  return useInfiniteQuery({
    queryKey: ['held', deedId, 'people'],
    queryFn: ({ pageParam }) => client.twoPeople.people({ deedId, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    gcTime: 0,
  });
}
