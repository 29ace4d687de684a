import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { hasRoot, noRoot } from '@mleg/issuer/keys/require-root';
import { passwordFile } from '@mleg/platform/database/cluster-passwords';
import { openDatabase } from '@mleg/platform/database/open-database';
import type { Settings } from './settings.ts';

type Place = Pick<Settings, 'roles' | 'demonstration' | 'databaseUrls' | 'dataDirectory'>;

/**
 * Whether the ceremony was held, for whoever starts an issuer and would wait for a build first. Of the embedded server
 * only that it was never there: it is not started for this. Throws `StartRefused`.
 */
export async function requireRoot({ roles, demonstration, databaseUrls, dataDirectory }: Place): Promise<void> {
  if (demonstration || !roles.includes('issuer')) return;
  const { issuer: url } = databaseUrls;
  if (url === undefined) {
    if (existsSync(passwordFile(join(dataDirectory, 'postgres'), 'issuer'))) return;
    throw noRoot();
  }
  const database = openDatabase<IssuerDatabase>({ url, maxConnections: 1, onIdleError: () => {} });
  try {
    if (!(await hasRoot(database))) throw noRoot();
  } finally {
    await database.destroy();
  }
}
