import type { Staff } from '../desk-sign-in/staff.ts';
import type { Agreement } from './agreement-store.ts';

/** Whether somebody of the desk is the contact or the signatory of the application: others decide about it (D53). */
export function isOwnApplication({ parties }: Pick<Agreement, 'parties'>, { email }: Pick<Staff, 'email'>): boolean {
  const own = email.toLowerCase();
  return [parties?.contact.email, parties?.signatory.email].some((address) => address?.toLowerCase() === own);
}
