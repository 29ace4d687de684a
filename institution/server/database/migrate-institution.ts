import { type Migrations, migrateToLatest, requireMigrated } from '@mleg/platform/database/migrate';
import type { Kysely } from 'kysely';
import * as tables from './0001-tables.ts';
import * as roster from './0003-roster.ts';
import * as family from './0004-family.ts';
import * as privacy from './0005-privacy.ts';
import * as day from './0006-day.ts';
import * as suspensions from './0007-suspensions-and-mass-actions.ts';
import * as handEntries from './0008-hand-entries.ts';
import * as suspended from './0009-suspended.ts';
import * as agreementFacts from './0010-agreement-facts.ts';
import * as cardUpdates from './0011-card-updates.ts';
import * as journal from './0012-journal.ts';
import * as twoPeople from './0013-two-people.ts';
import * as storeKind from './0014-store-kind.ts';
import * as limits from './0016-limits.ts';
import * as accounts from './0017-accounts.ts';
import * as everyLook from './0018-every-look.ts';
import * as knownDevices from './0019-known-devices.ts';
import * as toldAskers from './0020-told-askers.ts';
import * as deedCounts from './0021-deed-counts.ts';
import * as bothSecrets from './0022-both-secrets.ts';
import * as accountDoors from './0023-account-doors.ts';
import * as codeKeys from './0024-code-keys.ts';
import * as pinnedAddresses from './0025-pinned-addresses.ts';
import * as waysCounted from './0026-ways-counted.ts';
import * as accountChanges from './0027-account-changes.ts';
import * as oneCodeEach from './0028-one-code-each.ts';
import * as peopleLeft from './0029-people-left.ts';
import * as mailboxes from './0031-mailboxes.ts';
import * as deedsBefore from './0032-deeds-before.ts';
import * as withdrawnPhotos from './0034-withdrawn-photos.ts';
import * as skeletons from './0035-skeletons.ts';
import * as cardNumbers from './0036-card-numbers.ts';
import * as journalPromises from './0037-journal-promises.ts';
import type { InstitutionDatabase } from './schema.ts';

const institutionMigrations: Migrations = {
  '0001-tables': tables,
  '0003-roster': roster,
  '0004-family': family,
  '0005-privacy': privacy,
  '0006-day': day,
  '0007-suspensions-and-mass-actions': suspensions,
  '0008-hand-entries': handEntries,
  '0009-suspended': suspended,
  '0010-agreement-facts': agreementFacts,
  '0011-card-updates': cardUpdates,
  '0012-journal': journal,
  '0013-two-people': twoPeople,
  '0014-store-kind': storeKind,
  '0016-limits': limits,
  '0017-accounts': accounts,
  '0018-every-look': everyLook,
  '0019-known-devices': knownDevices,
  '0020-told-askers': toldAskers,
  '0021-deed-counts': deedCounts,
  '0022-both-secrets': bothSecrets,
  '0023-account-doors': accountDoors,
  '0024-code-keys': codeKeys,
  '0025-pinned-addresses': pinnedAddresses,
  '0026-ways-counted': waysCounted,
  '0027-account-changes': accountChanges,
  '0028-one-code-each': oneCodeEach,
  '0029-people-left': peopleLeft,
  '0031-mailboxes': mailboxes,
  '0032-deeds-before': deedsBefore,
  '0034-withdrawn-photos': withdrawnPhotos,
  '0035-skeletons': skeletons,
  '0036-card-numbers': cardNumbers,
  '0037-journal-promises': journalPromises,
};

/** Brings the institution's database to the newest schema; any number of processes may call it at once. */
export function migrateInstitution(database: Kysely<InstitutionDatabase>): Promise<void> {
  return migrateToLatest(database, institutionMigrations);
}

/** Throws `StartRefused` where the database is of another release. */
export const requireInstitutionSchema = (database: Kysely<InstitutionDatabase>): Promise<void> =>
  requireMigrated(database, institutionMigrations);
