import { join } from 'node:path';
import { holdCeremony } from '@mleg/issuer/ceremony/hold-ceremony';
import { type Ceremony, installCeremony } from '@mleg/issuer/ceremony/install-ceremony';
import { requestCeremony } from '@mleg/issuer/ceremony/request-ceremony';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import type { Clock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { type IssuerPlace, KEY_PASSPHRASE } from './lone-issuer.ts';

interface Place extends Pick<IssuerPlace, 'url' | 'directory'> {
  clock: Clock;
}

/** A ceremony at the place's own time; the root lies beside its directory. */
export async function holdTestCeremony({ url, directory, clock }: Place): Promise<Ceremony> {
  const database = openDatabase<IssuerDatabase>({ url, maxConnections: 2, onIdleError: () => {} });
  try {
    await migrateIssuer(database);
    const keys = await openKeyFile(join(directory, 'keys.json'), KEY_PASSPHRASE);
    const rootKeys = await openKeyFile(`${directory}-root.json`, 'of two people');
    const issuer = { database, keys, authorityName: 'Ministerstwo Przykładowe', clock };
    const people = ['Anna Wymyślona', 'Bogdan Zmyślony'] as const;
    const result = await holdCeremony({ rootKeys, clock, random: systemRandom }, await requestCeremony(issuer), people);
    if ('refused' in result) throw new Error(result.refused);
    const held = await installCeremony(issuer, result);
    if ('refused' in held) throw new Error(held.refused);
    return held;
  } finally {
    await database.destroy();
  }
}
