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

/** One group: its people, the progress of its last order, and what can be ordered. */
export function useGroup(group: string) {
  const key = ['group', group] as const;
  const members = useQuery({
    queryKey: key,
    queryFn: () => client.groupOrders.members({ group }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.lastOrder) ? lookAgainMs : renewMs),
  });
  const settled = { onSettled: () => queryClient.invalidateQueries({ queryKey: key }) };
  const place = useMutation({
    // The id is made when the button is pressed, so that a request sent twice over a bad connection is one order.
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

/** The slips are fetched only on request, and forgotten with the page. */
export function useSlips(group: string, sheet: Sheet) {
  return useMutation({
    mutationFn: (personIds: string[]) => client.groupOrders.slips({ group, sheet, personIds }),
    gcTime: 0,
  });
}

/** The same slips as a file; the download is recorded in the same way. */
export function useSlipsPdf(group: string, sheet: Sheet) {
  const language = useLanguage();
  return useMutation({
    mutationFn: async (personIds: string[]) =>
      saveFile(await client.groupOrders.slipsPdf({ group, sheet, personIds, language })),
    gcTime: 0,
  });
}
