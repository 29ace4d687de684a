import type { StaffMember } from '@mleg/institution-contract/staff';
import type { Answer } from './answer.ts';
import type { Portal } from './portal.ts';

/** As the page of the staff sends it: with the version of what it shows, where it shows the account. */
export async function changeRoles<Body = unknown>(
  portal: Portal,
  accountId: string,
  roles: object,
): Promise<Answer<Body>> {
  const { staff = [] } = (await portal.call<{ staff?: StaffMember[] }>('GET', '/staff')).body;
  const version = staff.find((one) => one.accountId === accountId)?.version;
  return portal.call('PUT', `/staff/${accountId}`, { ...roles, version });
}
