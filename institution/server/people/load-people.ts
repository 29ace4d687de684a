import { newId } from '../database/new-id.ts';
import type { InstitutionDeps } from '../deps.ts';
import { storePhoto } from '../photos/photo.ts';
import { addLocalAccount } from '../sign-in/local-accounts.ts';
import { countPeople } from './people-store.ts';
import { fullName, type Person } from './person.ts';
import { storePeople } from './store-people.ts';

/** Somebody to take over; without an album number it is an account of the office only. */
export interface PersonToLoad {
  person?: Omit<Person, 'personId' | 'cardId' | 'hasPhoto'>;
  /** Any picture; see `preparePhoto`. */
  photo?: Uint8Array;
  account?: { login: string; password: string; displayName?: string; office: boolean };
}

type LoadDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

/** Fills an empty institution. */
export async function loadPeople(deps: LoadDeps, people: readonly PersonToLoad[]): Promise<{ loaded: number }> {
  if ((await countPeople(deps.database, deps.settings.institutionId)) > 0) return { loaded: 0 };
  await deps.database.transaction().execute(async (transaction) => {
    const within = { ...deps, database: transaction };
    for (const toLoad of people) await loadOne(within, toLoad);
  });
  return { loaded: people.length };
}

async function loadOne(deps: LoadDeps, { person, photo, account }: PersonToLoad): Promise<void> {
  const personId = newId(deps.random);
  if (person) {
    await storePeople(deps, [{ ...person, personId, cardId: newId(deps.random) }]);
    if (photo) await storePhoto(deps, personId, photo);
  }
  if (!account) return;
  await addLocalAccount(deps, {
    ...account,
    displayName: account.displayName ?? (person ? fullName(person) : account.login),
    ...(person ? { personId } : {}),
  });
}
