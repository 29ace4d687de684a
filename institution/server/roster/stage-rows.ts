import type { RosterColumns, RosterRowProblem } from '@mleg/institution-contract/roster';
import type { InstitutionDeps } from '../deps.ts';
import { peselLookup } from '../people/pesel-vault.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import { type Compared, compareEntry } from './compare-entry.ts';
import { type CardKind, cardKindOf, readEntry } from './read-entry.ts';
import { sealCells } from './roster-vault.ts';
import { type ImportKey, insertRows, selectKnown } from './row-store.ts';
import type { SheetRow } from './sheet.ts';

type StageDeps = Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>;
type Within = Parameters<typeof insertRows>[0];

/** What was met so far. A file must not name anybody twice by number or PESEL. */
export interface Met {
  numbers: Set<string>;
  lookups: Set<string>;
  /** People whose PESEL stands in a row that does not say by its number that it is theirs. */
  found: Set<string>;
  /** Rows with another PESEL than the known one of that number. */
  differing: number;
}

interface ReadRow extends SheetRow {
  entry: RegisterEntry;
  problems: readonly RosterRowProblem[];
  lookup: Buffer | undefined;
}

/** Compares some rows with the people and stores what would become of them. */
export async function stageRows(
  deps: StageDeps,
  within: Within,
  key: ImportKey,
  { rows, columns, met }: { rows: readonly SheetRow[]; columns: RosterColumns; met: Met },
): Promise<void> {
  const kind = cardKindOf(deps);
  const read = rows.map((row) => readRow(deps, row, { columns, kind, met }));
  const lookups = read.flatMap(({ lookup }) => (lookup ? [lookup] : []));
  const numbers = read.map(({ entry }) => entry.albumNumber).filter(Boolean);
  const known = await selectKnown(within, key.institutionId, numbers, lookups);
  const byNumber = new Map(known.map((person) => [person.album_number, person]));
  const byPesel = new Map(known.map((person) => [person.pesel_lookup?.toString('base64'), person]));
  const compared = read.map((row) => ({
    ...row,
    byNumber: byNumber.get(row.entry.albumNumber),
    byPesel: row.lookup && byPesel.get(row.lookup.toString('base64')),
    sealCells: () => sealCells(deps, placeOf(key, row.line), row.cells),
  }));
  for (const row of compared) meetPesel(met, row);
  const staged = compared.map((row) => compareEntry(deps, row));
  await insertRows(within, key, staged);
}

export const placeOf = ({ importId }: ImportKey, line: number) => `${importId}:${line}`;

/** The first row that names somebody counts, a second one is wrong (F73). */
function readRow(
  deps: StageDeps,
  row: SheetRow,
  { columns, kind, met }: { columns: RosterColumns; kind: CardKind; met: Met },
): ReadRow {
  const { entry, problems } = readEntry(row.cells, columns, kind);
  const isPesel = entry.pesel && !problems.some(({ field }) => field === 'pesel');
  const lookup = isPesel && entry.pesel ? peselLookup(deps, entry.pesel) : undefined;
  const repeated: RosterRowProblem[] = [];
  if (meets(met.numbers, entry.albumNumber)) repeated.push({ field: 'albumNumber', reason: 'twice-in-file' });
  if (meets(met.lookups, lookup?.toString('base64'))) repeated.push({ field: 'pesel', reason: 'twice-in-file' });
  return { ...row, entry, lookup, problems: [...problems, ...repeated] };
}

function meets(met: Set<string>, value: string | undefined): boolean {
  if (!value) return false;
  if (met.has(value)) return true;
  met.add(value);
  return false;
}

/** What a preview says of a PESEL that the row's number does not say already, whatever else is wrong with the row. */
function meetPesel(met: Met, { lookup, byNumber, byPesel }: Pick<Compared, 'lookup' | 'byNumber' | 'byPesel'>): void {
  if (byPesel && byPesel.person_id !== byNumber?.person_id) met.found.add(byPesel.person_id);
  if (lookup && byNumber?.pesel_lookup && !byNumber.pesel_lookup.equals(lookup)) met.differing += 1;
}
