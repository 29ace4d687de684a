import type { Roles, StaffMember } from '@mleg/institution-contract/staff';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const staffKey = ['staff'] as const;

/** The colleagues, and what their head can do. */
export function useStaff() {
  const staff = useQuery({ queryKey: staffKey, queryFn: () => client.staff.list() });
  const setRoles = useMutation({
    mutationFn: (change: Roles & Pick<StaffMember, 'accountId' | 'version'>) => client.staff.setRoles(change),
    onSettled: () => queryClient.invalidateQueries({ queryKey: staffKey }),
  });
  const invite = useMutation({
    mutationFn: (colleague: Roles & { displayName: string }) => client.staff.invite(colleague),
    gcTime: 0,
  });
  return { staff, setRoles, invite };
}
