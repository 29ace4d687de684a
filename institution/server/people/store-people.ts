import type { InstitutionDeps } from '../deps.ts';
import type { Permission } from '../permission/permission.ts';
import { registerColumns } from '../register/register-columns.ts';
import { upsertPeople } from './people-store.ts';
import { entryOf, type Person } from './person.ts';
import { peselLookup, sealPesel } from './pesel-vault.ts';
import { searchTextOf } from './search-text.ts';

type StoreDeps = Pick<InstitutionDeps, 'database' | 'keys' | 'random' | 'settings'>;

/** Takes people over as they are now. Their photos are stored by `storePhoto`. */
export async function storePeople(
  deps: StoreDeps,
  people: readonly Omit<Person, 'hasPhoto' | 'hasApplied' | 'hasObjected' | 'hasLostRight' | 'isUnconfirmed'>[],
  leave: Permission<'write-people'>,
): Promise<void> {
  const rows = people.map((person) => {
    const columns = registerColumns(entryOf(person));
    return {
      institution_id: deps.settings.institutionId,
      person_id: person.personId,
      card_id: person.cardId,
      ...columns,
      pesel_sealed: person.pesel ? sealPesel(deps, person.personId, person.pesel) : null,
      pesel_lookup: person.pesel ? peselLookup(deps, person.pesel) : null,
      status: person.status,
      search_text: searchTextOf(columns),
      physical_card_extended_until: person.physicalCard?.extendedUntil ?? null,
    };
  });
  await upsertPeople(deps.database, rows, leave);
}
