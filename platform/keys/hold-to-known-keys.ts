import type { Kysely } from 'kysely';
import { StartRefused } from '../start/start-refused.ts';
import { insertFingerprint, selectFingerprints } from './fingerprint-store.ts';
import type { KeyStore } from './key-store.ts';

export interface KnownKeys {
  // oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do
  database: Kysely<any>;
  keys: KeyStore;
  /** Whose they are, among several who share a database. */
  owner: string;
  /** Whether the database holds something already that was made with keys; one from before fingerprints has none. */
  isInUse: boolean;
  /** Of these the key may be somewhere else: in a safe. */
  mayBeAway?: readonly string[];
}

/**
 * The same keys, held to what the database says of them: one that it knows must be there and be the same, before
 * anything is signed or made; one that is made is made known to it. Throws `StartRefused` with the place where they
 * were looked for.
 */
export async function holdToKnownKeys({
  database,
  keys,
  owner,
  isInUse,
  mayBeAway = [],
}: KnownKeys): Promise<KeyStore> {
  const known = await selectFingerprints(database, owner);
  const there = await keys.fingerprints();
  const uses = [...known.keys()];
  const missing = uses.filter((use) => there[use] === undefined && !mayBeAway.includes(use));
  const others = uses.filter((use) => there[use] !== undefined && there[use] !== known.get(use));
  const isEmpty = Object.keys(there).length === 0;
  if (missing.length + others.length > 0) refuse(keys.place, isEmpty, { missing, others });
  if (isEmpty && isInUse) refuse(keys.place, isEmpty, { missing: ['every key'], others: [] });
  const learn = async (use: string) => {
    if (known.has(use)) return;
    const fingerprint = (await keys.fingerprints())[use];
    if (fingerprint === undefined) throw new Error('A key that was just ensured is not there.');
    await insertFingerprint(database, { owner, use, fingerprint });
    // Another process may have made a key for the same use in a store of its own: then only one of the two is used.
    const kept = (await selectFingerprints(database, owner)).get(use);
    if (kept !== fingerprint) throw new Error(`${keys.place} and another place have different keys for ${use}.`);
    known.set(use, fingerprint);
  };
  const learning = async <Key>(use: string, key: Promise<Key>): Promise<Key> => {
    const ensured = await key;
    await learn(use);
    return ensured;
  };
  for (const use of Object.keys(there)) await learn(use);
  return {
    place: keys.place,
    fingerprints: () => keys.fingerprints(),
    ensureSigningKey: (use, certify) => learning(use, keys.ensureSigningKey(use, certify)),
    ensureDecryptionKey: (use) => learning(use, keys.ensureDecryptionKey(use)),
    ensureSecret: (use) => learning(use, keys.ensureSecret(use)),
  };
}

function refuse(place: string, isEmpty: boolean, wrong: Record<'missing' | 'others', readonly string[]>): never {
  const { missing, others } = wrong;
  throw new StartRefused(
    [
      isEmpty
        ? `There are no keys in ${place}, and this database was made with keys that were there.`
        : `The keys in ${place} do not belong to this database.`,
      ...(missing.length > 0 ? [`Missing: ${missing.join(', ')}.`] : []),
      ...(others.length > 0 ? [`Other ones than before: ${others.join(', ')}.`] : []),
      'Nothing was made or signed. Mount the directory with the key file that belongs to the database, or put the file',
      'back from its own backup; --data or DATA_DIRECTORY says where it is looked for. Keys in a token: plug in the one',
      'that ISSUER_KEYS, INSTITUTION_KEYS or VERIFIER_KEYS named before. If it is the database that is the wrong one, mind',
      'its DATABASE_URL.',
    ].join('\n'),
  );
}
