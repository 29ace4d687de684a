import type { Account } from '../sign-in/account.ts';

type Host = Pick<Account, 'office' | 'head'>;

/** Whether somebody may let others in: the office guardians, its head colleagues. Asked again when somebody comes (Q75). */
export function sendsInvitations(host: Host | undefined, to: 'guardian' | 'colleague'): boolean {
  if (!host) return false;
  return to === 'colleague' ? host.head : host.office || host.head;
}
