import type { CandidateSource, MassAct, MassAction } from '@mleg/institution-contract/mass-action';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

const lookAgainMs = 700;
const renewMs = 15_000;
const KEY = ['mass-actions'] as const;

export interface Asked {
  act: MassAct;
  personIds: string[];
}

/** The mass actions that are under way and done. */
export function useMassActions() {
  const list = useQuery({
    queryKey: KEY,
    queryFn: () => client.massActions.list(),
    refetchInterval: ({ state }) => (state.data?.massActions.some(isUnderWay) ? lookAgainMs : renewMs),
  });
  const settled = { onSettled: () => queryClient.invalidateQueries() };
  const retry = useMutation({
    mutationFn: (massActionId: string) => client.massActions.retry({ massActionId }),
    ...settled,
  });
  return { list, retry };
}

export type MassActionsModel = ReturnType<typeof useMassActions>;

/**
 * The action is counted before it is asked for. Its id is made when the button is pressed, so that sending it twice
 * starts one action.
 */
export function useNewMassAction() {
  const preview = useMutation({ mutationFn: (asked: Asked) => client.massActions.preview(asked) });
  const place = useMutation({
    mutationFn: (asked: Asked & { massActionId: string }) => client.massActions.place(asked),
    onSettled: () => queryClient.invalidateQueries(),
  });
  return { preview, place };
}

export function isUnderWay({ state, untold }: Pick<MassAction, 'state' | 'untold'>): boolean {
  return state === 'running' || untold > 0;
}

/** The people an action can be chosen for: a group, or everybody in a given state. */
export type Source = { readonly group: string } | { readonly source: CandidateSource };

export function useCandidates(chosen: Source) {
  return useQuery({
    queryKey: ['candidates', chosen],
    queryFn: async () =>
      'group' in chosen
        ? (await client.groupOrders.members(chosen)).members
        : (await client.massActions.candidates(chosen)).people,
  });
}
