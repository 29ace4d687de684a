import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { heldBefore } from '@mleg/issuer/ceremony/held-before';
import type { InstallRefusal } from '@mleg/issuer/ceremony/install-ceremony';
import type { Ceremonial } from '@mleg/issuer/ceremony/request-ceremony';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import { ROOT_KEY } from '@mleg/issuer/keys/authorities';
import { KEY_OWNER } from '@mleg/issuer/keys/key-uses';
import { systemClock } from '@mleg/platform/clock/clock';
import { passwordFile } from '@mleg/platform/database/cluster-passwords';
import { othersAt } from '@mleg/platform/given-database/others-at';
import { openJournal } from '@mleg/platform/journal/journal';
import { knowsJournals } from '@mleg/platform/journal/journal-store';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import { holdToKnownKeys } from '@mleg/platform/keys/hold-to-known-keys';
import { moveKey } from '@mleg/platform/keys/move-key';
import { claimStore } from '@mleg/platform/store-kind/claim-store';
import { claimDirectory, requireOwnDirectory } from '../claim-directory.ts';
import { kindOf } from '../demonstration.ts';
import { journalOf } from '../journal-of.ts';
import { keyFileOf, openKeys } from '../key-directory.ts';
import type { Settings } from '../settings.ts';
import type { Found } from './ceremony-notice.ts';
import type { Call } from './command.ts';
import { openIssuerDatabase } from './open-issuer-database.ts';
import { writingJournal } from './writing-journal.ts';

/** Of an issuer that may never have been started: what a ceremony finds there; nothing is made. */
export async function lookAtIssuer(call: Call, settings: Settings): Promise<Omit<Found, 'medium'>> {
  await requireOwnDirectory(settings);
  const isRootAmongKeys = (await (await openKeys(settings, 'issuer')).fingerprints())[ROOT_KEY] !== undefined;
  const isIssuerInToken = settings.tokens.issuer !== undefined;
  const isBegun =
    settings.databaseUrls.issuer !== undefined ||
    existsSync(passwordFile(join(settings.dataDirectory, 'postgres'), 'issuer'));
  if (!isBegun) return { before: {}, others: undefined, isRootAmongKeys, isIssuerInToken };
  const open = await openIssuerDatabase(call, settings, 'owner');
  const others = await othersAt(open.url);
  const database = open.database();
  // What is written to another journal would be found by nobody: said before anybody types a passphrase.
  if (await knowsJournals(database)) await readUnseen(database, openJournal(journalOf(settings, 'issuer')));
  return { before: await heldBefore(database), others, isRootAmongKeys, isIssuerInToken };
}

/**
 * The same, begun where it was not: its database and its keys, held to each other. A root among the keys goes where
 * `rootFile` says.
 */
export async function openCeremonial(
  call: Call,
  settings: Settings,
  rootFile?: { path: string; passphrase: string },
): Promise<Ceremonial> {
  await claimDirectory(settings);
  const database = (await openIssuerDatabase(call, settings, 'owner')).database();
  await migrateIssuer(database);
  await claimStore(database, kindOf(settings), 'issuer');
  const journal = await writingJournal(call, database, openJournal(journalOf(settings, 'issuer')));
  if (rootFile) await moveKey(ROOT_KEY, keyFileOf(settings, 'issuer'), rootFile);
  const keys = await holdToKnownKeys({
    database,
    keys: await openKeys(settings, 'issuer'),
    owner: KEY_OWNER,
    isInUse: false,
    mayBeAway: [ROOT_KEY],
  });
  return { database, keys, journal, authorityName: settings.authorityName, clock: systemClock };
}

export const INSTALL_REFUSALS: Readonly<Record<InstallRefusal, string>> = {
  'not-of-one-ceremony': 'Its certificates and its record do not belong together: it was changed, or is damaged.',
  'not-asked-for':
    'It is not for the key that this issuer has asked to have certified: it is of another issuer, or of an earlier request.',
  'another-root': 'Its root is not the one whose certificate this issuer has, and that one has not signed for it.',
  'root-had-before': 'What is to follow its root is a root that this issuer has, or had before.',
  'other-name': 'ISSUER_AUTHORITY_NAME is another one than its certificates bear.',
};
