import { type Migrations, migrateToLatest, requireMigrated } from '@mleg/platform/database/migrate';
import type { Kysely } from 'kysely';
import * as tables from './0001-tables.ts';
import * as agreementsAndDesk from './0002-agreements-and-desk.ts';
import * as suspensions from './0003-suspensions.ts';
import * as agreementChanges from './0004-agreement-changes.ts';
import * as compactCards from './0005-compact-cards.ts';
import * as renewals from './0006-renewals.ts';
import * as endsOfUpdates from './0007-ends-of-updates.ts';
import * as journal from './0008-journal.ts';
import * as vouchedFacts from './0009-vouched-facts.ts';
import * as storeKind from './0010-store-kind.ts';
import * as haltsAndIssues from './0011-halts-and-issues.ts';
import * as limits from './0013-limits.ts';
import * as keyCalendar from './0014-key-calendar.ts';
import * as deskWords from './0015-desk-words.ts';
import * as codeKeys from './0016-code-keys.ts';
import * as listsOfAKey from './0017-lists-of-a-key.ts';
import * as resemblances from './0018-resemblances.ts';
import * as twoWords from './0019-two-words.ts';
import * as journalPromises from './0020-journal-promises.ts';
import type { IssuerDatabase } from './schema.ts';

const issuerMigrations: Migrations = {
  '0001-tables': tables,
  '0002-agreements-and-desk': agreementsAndDesk,
  '0003-suspensions': suspensions,
  '0004-agreement-changes': agreementChanges,
  '0005-compact-cards': compactCards,
  '0006-renewals': renewals,
  '0007-ends-of-updates': endsOfUpdates,
  '0008-journal': journal,
  '0009-vouched-facts': vouchedFacts,
  '0010-store-kind': storeKind,
  '0011-halts-and-issues': haltsAndIssues,
  '0013-limits': limits,
  '0014-key-calendar': keyCalendar,
  '0015-desk-words': deskWords,
  '0016-code-keys': codeKeys,
  '0017-lists-of-a-key': listsOfAKey,
  '0018-resemblances': resemblances,
  '0019-two-words': twoWords,
  '0020-journal-promises': journalPromises,
};

/** Brings the issuer's database to the newest schema; any number of processes may call it at once. */
export const migrateIssuer = (database: Kysely<IssuerDatabase>): Promise<void> =>
  migrateToLatest(database, issuerMigrations);

/** Throws `StartRefused` where the database is of another release. */
export const requireIssuerSchema = (database: Kysely<IssuerDatabase>): Promise<void> =>
  requireMigrated(database, issuerMigrations);
