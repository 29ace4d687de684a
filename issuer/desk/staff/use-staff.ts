import type { StaffRole } from '@mleg/issuer-contract/staff';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

export interface Invited {
  displayName: string;
  email: string;
  role: StaffRole;
}

const renew = () => queryClient.invalidateQueries({ queryKey: ['staff'] });

/** The people at the desk; they are invited and switched off here. */
export function useStaff() {
  const staff = useQuery({ queryKey: ['staff'], queryFn: async () => (await client.staff.list()).staff });
  const invite = useMutation({ mutationFn: (invited: Invited) => client.staff.invite(invited), onSettled: renew });
  const deactivate = useMutation({
    mutationFn: (staffId: string) => client.staff.deactivate({ staffId }),
    onSettled: renew,
  });
  return { staff, invite, deactivate };
}

export type StaffActions = ReturnType<typeof useStaff>;
