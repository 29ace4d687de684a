import type { RosterRowProblem } from '@mleg/institution-contract/roster';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { InstitutionDeps } from '../deps.ts';
import { looksLikeTheirs } from '../people/look-alikes.ts';
import { sealPesel } from '../people/pesel-vault.ts';
import { searchTextOf } from '../people/search-text.ts';
import { REGISTER_COLUMNS, registerColumns } from '../register/register-columns.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import type { ComparedPerson, KnownPerson, StagedRow } from './row-store.ts';

type CompareDeps = Pick<InstitutionDeps, 'keys' | 'random'>;

/** A row of the file beside whom it may be about. */
export interface Compared {
  line: number;
  entry: RegisterEntry;
  lookup: Buffer | undefined;
  problems: readonly RosterRowProblem[];
  byNumber: ComparedPerson | undefined;
  /** Of whoever's number is nobody's here. */
  lookAlike: KnownPerson | undefined;
  /** Of a row that is not taken, or may not be: one that brings a PESEL. */
  sealCells: () => Buffer;
}

/** What confirming would make of one row: the person's columns as they would be written. */
export function compareEntry(deps: CompareDeps, compared: Compared): StagedRow {
  const { problems, byNumber, lookAlike } = compared;
  // A wrong row still names somebody, who has therefore not left.
  const named = byNumber ?? lookAlike;
  if (problems.length > 0) return rejected(compared, 'error', problems, named);
  const conflict = conflictOf(deps, compared);
  if (conflict) return rejected(compared, 'conflict', [conflict], named);
  const row = byNumber ? merged(deps, compared, byNumber) : added(deps, compared);
  if (!byNumber) return { ...row, kind: 'new' };
  return isSame(row, byNumber) ? { ...row, kind: 'same' } : { ...row, kind: 'changed', before: byNumber.stands };
}

/** What only a person can decide. */
function conflictOf(deps: CompareDeps, { entry: { pesel }, byNumber, lookAlike }: Compared) {
  if (lookAlike) return { field: 'albumNumber', reason: 'number-changed' } as const;
  if (!pesel || !byNumber?.pesel_sealed || looksLikeTheirs(deps, pesel, byNumber)) return undefined;
  return { field: 'pesel', reason: 'pesel-differs' } as const;
}

/** An empty cell leaves what is known: nothing is deleted by what a file does not say; nor is a known PESEL changed. */
function merged(deps: CompareDeps, compared: Compared, known: KnownPerson): Omit<StagedRow, 'kind'> {
  const { line, entry, lookup } = compared;
  const keepsPesel = !entry.pesel || !lookup || known.pesel_lookup !== null;
  // Who had left and is listed again is back.
  const returned = known.status === 'active' || known.status === 'on-leave' ? known.status : 'active';
  return {
    line,
    person_id: known.person_id,
    problems: [],
    cells_sealed: keepsPesel ? null : compared.sealCells(),
    ...registerOf(entry, known),
    pesel_sealed: keepsPesel ? known.pesel_sealed : sealPesel(deps, known.person_id, entry.pesel ?? ''),
    pesel_lookup: keepsPesel ? known.pesel_lookup : (lookup ?? null),
    status: entry.status ?? returned,
    card_id: known.card_id,
    before: null,
  };
}

function added(deps: CompareDeps, { line, entry, lookup, sealCells }: Compared): Omit<StagedRow, 'kind'> {
  const personId = makeUuid(deps.random);
  return {
    line,
    person_id: personId,
    problems: [],
    cells_sealed: lookup ? sealCells() : null,
    ...registerOf(entry),
    pesel_sealed: entry.pesel ? sealPesel(deps, personId, entry.pesel) : null,
    pesel_lookup: lookup ?? null,
    status: entry.status ?? 'active',
    card_id: makeUuid(deps.random),
    before: null,
  };
}

/** What the register says now, and by what the person is found. */
function registerOf(entry: RegisterEntry, known?: KnownPerson) {
  const columns = registerColumns(entry, known);
  return { ...columns, search_text: searchTextOf(columns) };
}

const COMPARED = [...REGISTER_COLUMNS, 'status'] as const;

function isSame(row: Omit<StagedRow, 'kind'>, known: KnownPerson): boolean {
  return row.pesel_lookup === known.pesel_lookup && COMPARED.every((column) => row[column] === known[column]);
}

const shown = (text: string) => text.slice(0, 100);

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
    ...registerColumns({
      familyName: shown(entry.familyName),
      givenName: shown(entry.givenName),
      albumNumber: shown(entry.albumNumber),
      group: shown(entry.group ?? ''),
    }),
    pesel_sealed: null,
    pesel_lookup: null,
    status: 'active',
    search_text: '',
    card_id: null,
    before: null,
  };
}
