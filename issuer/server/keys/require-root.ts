import { hasTable } from '@mleg/platform/database/has-table';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { ROOT_KEY } from './authorities.ts';
import { findCertificate } from './certificate-store.ts';

/** Whether a ceremony was held; of a database that no issuer was started on, too. */
export const hasRoot = async (database: Kysely<IssuerDatabase>): Promise<boolean> =>
  (await hasTable(database, 'certificates')) && (await findCertificate(database, ROOT_KEY)) !== undefined;

export const noRoot = (): StartRefused =>
  new StartRefused(
    [
      'There is no root yet, and an issuer makes none by itself. Hold the ceremony, with two people:',
      'npm run -s mleg -- keys ceremony --root FILE --first NAME --second NAME',
      'FILE is on a medium that is locked away afterwards. docs/operations.md says it step by step.',
    ].join('\n'),
    { code: 'no-root' },
  );
