import type { MyCard } from '@mleg/institution-contract/my-card';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { sessionExpiry } from '@mleg/ui/calls/session-expiry.ts';
import { useNow } from '@mleg/ui/use-now.ts';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type CardSource, ownCard } from '../api/card-source.ts';
import { cardView } from './card-view.ts';
import { followChanges } from './follow-changes.ts';

const cardQuery = (source: CardSource) => queryOptions({ queryKey: source.key, queryFn: source.get });

/** Everything the page of somebody's card knows and can do. */
export function useMyCard(source: CardSource = ownCard) {
  const myCardQuery = cardQuery(source);
  const { data: card, error, refetch, isFetching, dataUpdatedAt } = useQuery(myCardQuery);
  const connected = useLiveChanges(source);
  const now = useNow(isUnderWay(card) ? 1_000 : 60_000);
  /** The order placed from this page whose message nobody has closed yet. */
  const [placed, setPlaced] = useState<string>();
  /** The order whose codes are wanted as soon as they can be had, without another press. */
  const [wanted, setWanted] = useState<string>();
  const placeOrder = useMutation({
    mutationFn: source.placeOrder,
    onSuccess: (order) => {
      queryClient.setQueryData(myCardQuery.queryKey, (before) => before && { ...before, order });
      setPlaced(order.orderId);
    },
    // A refusal means that this page was out of date; the fresh state explains why.
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
    placed,
    wanted,
    refreshing: isFetching,
    refreshedAt: new Date(dataUpdatedAt),
    actions: {
      order: () => placeOrder.mutate(false),
      orderAnew: () => placeOrder.mutate(true),
      refresh: () => void refetch(),
      closeOrdered: () => setPlaced(undefined),
      showOrdered: () => {
        setWanted(placed);
        setPlaced(undefined);
      },
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

/** Keeps the card current while the page is open, and starts again after a new sign-in. */
function useLiveChanges(source: CardSource): boolean {
  const [connected, setConnected] = useState(true);
  const expired = useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.isExpired);
  useEffect(() => {
    if (expired) return undefined;
    const stop = new AbortController();
    void followChanges({
      watch: source.watch,
      onCard: async (card) => {
        // An answer that is still under way is older than this change and would overwrite it.
        await queryClient.cancelQueries({ queryKey: cardQuery(source).queryKey });
        queryClient.setQueryData(cardQuery(source).queryKey, card);
      },
      onConnection: setConnected,
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [expired, source]);
  return connected;
}
