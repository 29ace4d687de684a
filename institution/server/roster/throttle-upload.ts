import { SECOND } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { institutionRooms } from '../limits.ts';
import type { Account } from '../sign-in/account.ts';
import { countUnread } from './import-store.ts';

const { most, retryAfter } = institutionRooms['lists-unread'];

/** @returns how long to wait with another file, in seconds, where there are too many */
export async function throttleUpload(
  { database, limits, settings }: Pick<InstitutionDeps, 'database' | 'limits' | 'settings'>,
  { accountId }: Pick<Account, 'accountId'>,
): Promise<number | undefined> {
  const unread = await countUnread(database, settings.institutionId);
  if (unread >= most) return retryAfter / SECOND;
  return (await limits.count('uploads', accountId))?.retryAfterSeconds;
}
