import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openLog } from '@mleg/platform/log/log';
import { openDatabases } from '../databases.ts';
import type { Settings } from '../settings.ts';
import type { Call } from './command.ts';

/** The database of an issuer that may never have been started: there may be neither keys nor tables. */
export async function openIssuerDatabase(
  { cleanup }: Pick<Call, 'cleanup'>,
  settings: Settings,
  as: 'owner' | 'reader',
): Promise<{ url: string; database(): ReturnType<typeof openDatabase<IssuerDatabase>> }> {
  const databases = await openDatabases({ ...settings, roles: ['issuer'] }, openLog('error', process.stderr), as);
  cleanup.defer(() => databases.stop());
  const { issuer: url } = databases.urls;
  if (url === undefined) throw new Error('The issuer has no database.');
  return {
    url,
    database: () => {
      const database = openDatabase<IssuerDatabase>({ url, maxConnections: 2, onIdleError: () => {} });
      cleanup.defer(() => database.destroy());
      return database;
    },
  };
}
