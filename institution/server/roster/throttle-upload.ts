import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { countUnread } from './import-store.ts';

/** Files of an institution that wait for the worker, which reads them one after another. */
const UNREAD = 3;
const UNREAD_RETRY_SECONDS = 10;

/** @returns how long to wait with another file, where there are too many */
export async function throttleUpload(
  { database, limits, settings }: Pick<InstitutionDeps, 'database' | 'limits' | 'settings'>,
  { accountId }: Pick<Account, 'accountId'>,
): Promise<number | undefined> {
  const unread = await countUnread(database, settings.institutionId);
  if (unread >= UNREAD) return UNREAD_RETRY_SECONDS;
  return (await limits.count('uploads', accountId))?.retryAfterSeconds;
}
