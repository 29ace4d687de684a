import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { countPeople } from '../people/people-store.ts';
import { fullName, type Person } from '../people/person.ts';
import { storePeople } from '../people/store-people.ts';
import { asOperator } from '../permission/permission.ts';
import { storePhoto } from '../photos/photo.ts';
import { addLocalAccount } from '../sign-in/local-accounts.ts';
import { loadFile, loadWard, type WardToLoad } from './load-family.ts';

/** Somebody to take over; without an album number it is an account of the office only. */
export interface PersonToLoad {
  person?: Omit<
    Person,
    'personId' | 'cardId' | 'hasPhoto' | 'hasApplied' | 'hasObjected' | 'hasLostRight' | 'isUnconfirmed'
  >;
  /** Any picture; see `preparePhoto`. */
  photo?: Uint8Array;
  account?: {
    login: string;
    password: string;
    displayName?: string;
    office: boolean;
    head?: boolean;
    teaches?: readonly string[];
    email?: string;
  };
  /** For whom the account is a guardian, by numbers of people that stand before it. */
  children?: readonly WardToLoad[];
  /** A picture for the office to look at. */
  waitingPhoto?: Uint8Array;
  application?: 'accepted' | 'waiting';
}

type LoadDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;
type WithinDeps = LoadDeps & { transaction: Transaction<InstitutionDatabase> };

/** Fills the empty institution of a demonstration. */
export async function loadPeople(deps: LoadDeps, people: readonly PersonToLoad[]): Promise<{ loaded: number }> {
  if (!deps.settings.demonstration) throw new Error('Fictional people are for demonstrations.');
  if ((await countPeople(deps.database, deps.settings.institutionId)) > 0) return { loaded: 0 };
  await deps.database.transaction().execute(async (transaction) => {
    const within = { ...deps, database: transaction, transaction };
    const loaded = new Map<string, string>();
    for (const toLoad of people) await loadOne(within, toLoad, loaded);
  });
  return { loaded: people.length };
}

async function loadOne(deps: WithinDeps, toLoad: PersonToLoad, loaded: Map<string, string>): Promise<void> {
  const { person, photo, account, children = [] } = toLoad;
  const personId = makeUuid(deps.random);
  if (person) {
    await storePeople(deps, [{ ...person, personId, cardId: makeUuid(deps.random) }], asOperator());
    if (photo) await storePhoto(deps, personId, photo, asOperator());
    loaded.set(person.albumNumber, personId);
  }
  if (!account) return;
  const accountId = await addLocalAccount(deps, {
    ...account,
    displayName: account.displayName ?? (person ? fullName(person) : account.login),
    ...(person ? { personId } : {}),
  });
  for (const child of children) await loadWard(deps, accountId, child, loaded);
  if (person) await loadFile(deps, { ...toLoad, personId, accountId });
}
