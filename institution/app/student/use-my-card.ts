import type { MyCard } from '@mleg/institution-contract/contract';
import { useNow } from '@mleg/ui/use-now.ts';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from '../api/client.ts';
import { refusalCode } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { sessionExpiry } from '../api/session-expiry.ts';
import { cardView } from './card-view.ts';
import { followChanges } from './follow-changes.ts';

const myCardQuery = queryOptions({ queryKey: ['my-card'], queryFn: (): Promise<MyCard> => client.myCard.get() });

/** Everything the student's page knows and can do. */
export function useMyCard() {
  const { data: card, error, refetch, isFetching, dataUpdatedAt } = useQuery(myCardQuery);
  const connected = useLiveChanges();
  const now = useNow(isUnderWay(card) ? 1_000 : 60_000);
  const [orderedShown, setOrderedShown] = useState(false);
  const placeOrder = useMutation({
    mutationFn: (replace: boolean) => client.myCard.placeOrder({ replace }),
    onSuccess: (order) => {
      queryClient.setQueryData(myCardQuery.queryKey, (before) => before && { ...before, order });
      setOrderedShown(true);
    },
    // A refusal means that this page was out of date: the fresh state says why, in its own words.
    onSettled: () => queryClient.invalidateQueries({ queryKey: myCardQuery.queryKey }),
  });
  return {
    card,
    view: card && cardView(card, now),
    now,
    connected,
    loadError: card === undefined ? error : null,
    orderError: isExplainedByState(placeOrder.error) ? null : placeOrder.error,
    ordering: placeOrder.isPending,
    orderedShown,
    refreshing: isFetching,
    refreshedAt: new Date(dataUpdatedAt),
    actions: {
      order: () => placeOrder.mutate(false),
      orderAnew: () => placeOrder.mutate(true),
      refresh: () => void refetch(),
      closeOrdered: () => setOrderedShown(false),
    },
  };
}

function isUnderWay(card: MyCard | undefined): boolean {
  return card?.order?.state === 'ordered' || card?.order?.state === 'preparing';
}

export type MyCardModel = ReturnType<typeof useMyCard>;

function isExplainedByState(error: unknown): boolean {
  return ['NOT_ELIGIBLE', 'ORDER_OPEN', 'UNAUTHORIZED'].includes(refusalCode(error) ?? '');
}

/** Keeps the card current while the page is open; begins anew after signing in again. */
function useLiveChanges(): boolean {
  const [connected, setConnected] = useState(true);
  const expired = useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.isExpired);
  useEffect(() => {
    if (expired) return undefined;
    const stop = new AbortController();
    void followChanges({
      watch: (signal) => client.myCard.watch(undefined, { signal }),
      onCard: async (card) => {
        // An answer still on its way was written before this news and would undo it.
        await queryClient.cancelQueries({ queryKey: myCardQuery.queryKey });
        queryClient.setQueryData(myCardQuery.queryKey, card);
      },
      onConnection: setConnected,
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [expired]);
  return connected;
}
