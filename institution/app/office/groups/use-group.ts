import type { GroupOrder, Sheet } from '@mleg/institution-contract/group-orders';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { saveFile } from '../../api/save-file.ts';

const lookAgainMs = 700;
const renewMs = 15_000;

export function useGroups() {
  return useQuery({ queryKey: ['groups'], queryFn: () => client.groupOrders.groups(), refetchInterval: renewMs });
}

/** One group: its people, the last order for it as it goes on, and what can be asked for. */
export function useGroup(group: string) {
  const key = ['group', group] as const;
  const members = useQuery({
    queryKey: key,
    queryFn: () => client.groupOrders.members({ group }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.lastOrder) ? lookAgainMs : renewMs),
  });
  const settled = { onSettled: () => queryClient.invalidateQueries({ queryKey: key }) };
  const place = useMutation({
    // The id is made with the press: what is sent twice on a bad line is one order.
    mutationFn: (order: { groupOrderId: string; personIds: string[] }) => client.groupOrders.place({ ...order, group }),
    ...settled,
  });
  const retry = useMutation({
    mutationFn: (groupOrderId: string) => client.groupOrders.retry({ groupOrderId }),
    ...settled,
  });
  return { members, place, retry };
}

export function isUnderWay(order: Pick<GroupOrder, 'underWay'> | undefined): boolean {
  return order !== undefined && order.underWay > 0;
}

/** Asked for on purpose, and forgotten with the page. */
export function useSlips(group: string, sheet: Sheet) {
  return useMutation({
    mutationFn: (personIds: string[]) => client.groupOrders.slips({ group, sheet, personIds }),
    gcTime: 0,
  });
}

/** The same as a file, and recorded in the same way. */
export function useSlipsPdf(group: string, sheet: Sheet) {
  const language = useLanguage();
  return useMutation({
    mutationFn: async (personIds: string[]) =>
      saveFile(await client.groupOrders.slipsPdf({ group, sheet, personIds, language })),
    gcTime: 0,
  });
}
