import type { StuckPerson, StuckReason } from '@mleg/institution-contract/day';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

const renewEveryMs = 60_000;

/** The data are fetched again every minute and whenever somebody comes back to the page. */
export function useDay() {
  return useQuery({ queryKey: ['day'], queryFn: () => client.day.get(), refetchInterval: renewEveryMs });
}

export type StuckAction = 'new-code' | 'remind';

/** What the office can do about it here; what merely takes long is sent again without them. */
export const actionFor: Readonly<Record<StuckReason, StuckAction | undefined>> = {
  locked: 'new-code',
  failed: 'new-code',
  delayed: undefined,
  expiring: 'remind',
  expired: 'new-code',
  unclaimed: 'remind',
  'photo-rejected': 'remind',
};

/** The entry stays and says what was done, until the list is fetched again. */
export function useStuckAction(reason: StuckReason, { personId }: Pick<StuckPerson, 'personId'>) {
  return useMutation({
    mutationFn: async () => {
      if (actionFor[reason] === 'new-code') await client.office.orderCodes({ personId });
      else await client.day.remind({ personId, what: reason === 'photo-rejected' ? 'photo' : 'codes' });
    },
  });
}
