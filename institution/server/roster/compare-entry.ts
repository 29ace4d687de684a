import type { RosterRowProblem } from '@mleg/institution-contract/roster';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { InstitutionDeps } from '../deps.ts';
import { sealPesel } from '../people/pesel-vault.ts';
import { searchTextOf } from '../people/search-text.ts';
import type { RosterEntry } from './roster-entry.ts';
import type { KnownPerson, StagedRow } from './row-store.ts';

type CompareDeps = Pick<InstitutionDeps, 'keys' | 'random'>;

/** A row of the file beside whom it may be about. */
export interface Compared {
  line: number;
  entry: RosterEntry;
  lookup: Buffer | undefined;
  problems: readonly RosterRowProblem[];
  byNumber: KnownPerson | undefined;
  byPesel: KnownPerson | undefined;
  /** Of a row that is not taken. */
  sealCells: () => Buffer;
}

/** What confirming would make of one row: the person's columns as they would be written. */
export function compareEntry(deps: CompareDeps, compared: Compared): StagedRow {
  const { problems, byNumber, byPesel } = compared;
  // A wrong row still names somebody, who has therefore not left.
  const named = byNumber ?? byPesel;
  if (problems.length > 0) return rejected(compared, 'error', problems, named);
  const conflict = conflictOf(compared);
  if (conflict) return rejected(compared, 'conflict', [conflict], named);
  const row = byNumber ? merged(deps, compared, byNumber) : added(deps, compared);
  if (!byNumber) return { ...row, kind: 'new' };
  return { ...row, kind: isSame(row, byNumber) ? 'same' : 'changed' };
}

/** What only a person can decide. */
function conflictOf({ lookup, byNumber, byPesel }: Compared): RosterRowProblem | undefined {
  if (byPesel && !byNumber) return { field: 'albumNumber', reason: 'number-changed' };
  if (byPesel && byPesel.person_id !== byNumber?.person_id) return { field: 'pesel', reason: 'pesel-of-other-person' };
  const known = byNumber?.pesel_lookup;
  return lookup && known && !known.equals(lookup) ? { field: 'pesel', reason: 'pesel-differs' } : undefined;
}

/** An empty cell leaves what is known: nothing is deleted by what a file does not say. */
function merged(deps: CompareDeps, { line, entry, lookup }: Compared, known: KnownPerson): Omit<StagedRow, 'kind'> {
  const keepsPesel = !entry.pesel || !lookup || known.pesel_lookup?.equals(lookup);
  // Who had left and is listed again is back.
  const returned = known.status === 'active' || known.status === 'on-leave' ? known.status : 'active';
  return {
    line,
    person_id: known.person_id,
    problems: [],
    cells_sealed: null,
    ...namesOf(entry, known),
    birthdate: entry.birthdate ?? known.birthdate,
    pesel_sealed: keepsPesel ? known.pesel_sealed : sealPesel(deps, known.person_id, entry.pesel ?? ''),
    pesel_lookup: keepsPesel ? known.pesel_lookup : (lookup ?? null),
    studies: entry.group ?? known.studies,
    status: entry.status ?? returned,
    card_id: known.card_id,
    physical_card_number: entry.cardNumber ?? known.physical_card_number,
    physical_card_issued_on: entry.cardIssuedOn ?? known.physical_card_issued_on,
    physical_card_valid_until: entry.cardValidUntil ?? known.physical_card_valid_until,
  };
}

function added(deps: CompareDeps, { line, entry, lookup }: Compared): Omit<StagedRow, 'kind'> {
  const personId = makeUuid(deps.random);
  return {
    line,
    person_id: personId,
    problems: [],
    cells_sealed: null,
    ...namesOf(entry, { studies: '', physical_card_number: null }),
    birthdate: entry.birthdate ?? null,
    pesel_sealed: entry.pesel ? sealPesel(deps, personId, entry.pesel) : null,
    pesel_lookup: lookup ?? null,
    studies: entry.group ?? '',
    status: entry.status ?? 'active',
    card_id: makeUuid(deps.random),
    physical_card_number: entry.cardNumber ?? null,
    physical_card_issued_on: entry.cardIssuedOn ?? null,
    physical_card_valid_until: entry.cardValidUntil ?? null,
  };
}

/** What the file says, and by what the person is found: there what is known counts where the file is silent. */
function namesOf(entry: RosterEntry, known: Pick<KnownPerson, 'studies' | 'physical_card_number'>) {
  const cardNumber = entry.cardNumber ?? known.physical_card_number ?? undefined;
  return {
    given_name: entry.givenName,
    family_name: entry.familyName,
    album_number: entry.albumNumber,
    search_text: searchTextOf({ ...entry, cardNumber, studies: entry.group ?? known.studies }),
  };
}

const COMPARED = [
  'given_name',
  'family_name',
  'birthdate',
  'studies',
  'status',
  'physical_card_number',
  'physical_card_issued_on',
  'physical_card_valid_until',
] as const;

function isSame(row: Omit<StagedRow, 'kind'>, known: KnownPerson): boolean {
  return row.pesel_lookup === known.pesel_lookup && COMPARED.every((column) => row[column] === known[column]);
}

const SHOWN_MAX = 100;

/** Only what the list of rejected rows shows; the row itself is kept encrypted. */
function rejected(
  { line, entry, sealCells }: Compared,
  kind: 'error' | 'conflict',
  problems: readonly RosterRowProblem[],
  named: KnownPerson | undefined,
): StagedRow {
  return {
    line,
    kind,
    person_id: named?.person_id ?? null,
    problems,
    cells_sealed: sealCells(),
    given_name: entry.givenName.slice(0, SHOWN_MAX),
    family_name: entry.familyName.slice(0, SHOWN_MAX),
    birthdate: null,
    pesel_sealed: null,
    pesel_lookup: null,
    album_number: entry.albumNumber.slice(0, SHOWN_MAX),
    studies: entry.group?.slice(0, SHOWN_MAX) ?? '',
    status: 'active',
    search_text: '',
    card_id: null,
    physical_card_number: null,
    physical_card_issued_on: null,
    physical_card_valid_until: null,
  };
}
