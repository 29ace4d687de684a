import type { InstitutionDeps } from '../deps.ts';
import { upsertPeople } from './people-store.ts';
import type { Person } from './person.ts';
import { peselLookup, sealPesel } from './pesel-vault.ts';
import { searchTextOf } from './search-text.ts';

type StoreDeps = Pick<InstitutionDeps, 'database' | 'keys' | 'random' | 'settings'>;

/** Takes people over as they are now. Their photos are stored by `storePhoto`. */
export async function storePeople(
  deps: StoreDeps,
  people: readonly Omit<Person, 'hasPhoto' | 'hasApplied' | 'hasObjected' | 'isUnconfirmed'>[],
): Promise<void> {
  const rows = people.map((person) => ({
    institution_id: deps.settings.institutionId,
    person_id: person.personId,
    given_name: person.givenName,
    family_name: person.familyName,
    birthdate: person.birthdate ?? null,
    pesel_sealed: person.pesel ? sealPesel(deps, person.personId, person.pesel) : null,
    pesel_lookup: person.pesel ? peselLookup(deps, person.pesel) : null,
    album_number: person.albumNumber,
    studies: person.studies,
    status: person.status,
    search_text: searchTextOf({ ...person, cardNumber: person.physicalCard?.number }),
    card_id: person.cardId,
    physical_card_number: person.physicalCard?.number ?? null,
    physical_card_issued_on: person.physicalCard?.issuedOn ?? null,
    physical_card_valid_until: person.physicalCard?.validUntil ?? null,
    physical_card_extended_until: person.physicalCard?.extendedUntil ?? null,
  }));
  await upsertPeople(deps.database, rows);
}
