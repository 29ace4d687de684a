import { join } from 'node:path';
import { holdCeremony } from '@mleg/issuer/ceremony/hold-ceremony';
import { type Ceremony, installCeremony } from '@mleg/issuer/ceremony/install-ceremony';
import { requestCeremony } from '@mleg/issuer/ceremony/request-ceremony';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { createIssuerJournal } from '@mleg/issuer/journal/issuer-journal';
import type { Clock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openJournal } from '@mleg/platform/journal/journal';
import { advanceKnownFile, selectJournalOwner } from '@mleg/platform/journal/journal-store';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { type IssuerPlace, KEY_PASSPHRASE } from './lone-issuer.ts';

interface Place extends Pick<IssuerPlace, 'url' | 'directory'> {
  clock: Clock;
}

/** A ceremony at the place's own time; the root lies beside its directory. */
export async function holdTestCeremony({ url, directory, clock }: Place): Promise<Ceremony> {
  const database = openDatabase<IssuerDatabase>({ url, maxConnections: 2, onIdleError: () => {} });
  const journal = openJournal([join(directory, 'journal')]);
  try {
    await migrateIssuer(database);
    const { databaseId } = await selectJournalOwner(database);
    journal.compared({ advance: (step) => advanceKnownFile(database, step), databaseId, doubts: 0, files: [] });
    const keys = await openKeyFile(join(directory, 'keys.json'), KEY_PASSPHRASE);
    const rootKeys = await openKeyFile(`${directory}-root.json`, 'of two people');
    const issuer = {
      database,
      keys,
      journal: createIssuerJournal(journal),
      authorityName: 'Ministerstwo Przykładowe',
      clock,
    };
    const people = ['Anna Wymyślona', 'Bogdan Zmyślony'] as const;
    const result = await holdCeremony({ rootKeys, clock, random: systemRandom }, await requestCeremony(issuer), people);
    if ('refused' in result) throw new Error(result.refused);
    const held = await installCeremony(issuer, result);
    if ('refused' in held) throw new Error(held.refused);
    return held;
  } finally {
    await journal.close();
    await database.destroy();
  }
}
