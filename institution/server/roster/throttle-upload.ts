import { later, SECOND } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { LIMIT_WINDOW } from '../durations.ts';
import type { Account } from '../sign-in/account.ts';
import { countUploads } from './import-store.ts';

/** Nobody corrects a file so often; each is encrypted, kept and compared with everybody. */
const PER_HOUR = 30;
/** Files of an institution that wait for the worker, which reads them one after another. */
const UNREAD = 3;
const UNREAD_RETRY_SECONDS = 10;

/** @returns how long to wait with another file, where there are too many */
export async function throttleUpload(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  { accountId }: Pick<Account, 'accountId'>,
): Promise<number | undefined> {
  const since = later(deps.clock.now(), -LIMIT_WINDOW);
  const { unread, own } = await countUploads(deps.database, deps.settings.institutionId, { accountId, since });
  if (own >= PER_HOUR) return LIMIT_WINDOW / SECOND;
  return unread >= UNREAD ? UNREAD_RETRY_SECONDS : undefined;
}
