import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import type { Agreement } from './agreement-store.ts';
import { isOneMailbox } from './mailbox-store.ts';

/** Whether somebody of the desk is the contact or the signatory of the application: others decide about it (D53). */
export async function isOwnApplication(
  database: IssuerDeps['database'],
  { parties }: Pick<Agreement, 'parties'>,
  { email }: Pick<Staff, 'email'>,
): Promise<boolean> {
  return parties !== undefined && isOneMailbox(database, [parties.contact.email, parties.signatory.email], email);
}
