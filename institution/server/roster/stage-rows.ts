import type { RosterColumns, RosterRowProblem } from '@mleg/institution-contract/roster';
import type { InstitutionDeps } from '../deps.ts';
import { selectBornOn } from '../people/born-on-store.ts';
import { findLookAlike } from '../people/look-alikes.ts';
import { peselLookup } from '../people/pesel-vault.ts';
import { isStoredName } from '../people/stored-name.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import { compareEntry } from './compare-entry.ts';
import { type CardKind, cardKindOf, readEntry } from './read-entry.ts';
import { sealCells } from './roster-vault.ts';
import { type ImportKey, insertRows, selectKnown } from './row-store.ts';
import type { SheetRow } from './sheet.ts';
import { findTakenCards } from './taken-cards.ts';

type StageDeps = Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>;
type Within = Parameters<typeof insertRows>[0];

/** What was met so far. A file must not name anybody twice by number or PESEL, nor a plastic card. */
export interface Met {
  numbers: Set<string>;
  lookups: Set<string>;
  /** Of plastic cards. */
  cards: Set<string>;
}

interface ReadRow extends SheetRow {
  entry: RegisterEntry;
  problems: readonly RosterRowProblem[];
  lookup: Buffer | undefined;
}

/**
 * Compares some rows with the people and stores what would become of them. Of a PESEL only what the office sees anyway is
 * compared, so that no row says whose a whole one is (Q40); `leaveOutTakenPesels` does the
 * rest when two people have said yes.
 */
export async function stageRows(
  deps: StageDeps,
  within: Within,
  key: ImportKey,
  { rows, columns, met }: { rows: readonly SheetRow[]; columns: RosterColumns; met: Met },
): Promise<void> {
  const kind = cardKindOf(deps);
  const read = rows.map((row) => readRow(deps, row, { columns, kind, met }));
  const numbers = read.map(({ entry }) => entry.albumNumber).filter(Boolean);
  const known = await selectKnown(within, key.institutionId, numbers);
  const byNumber = new Map(known.map((person) => [person.album_number, person]));
  const strangers = read.filter(({ entry, lookup }) => lookup && !byNumber.has(entry.albumNumber));
  const birthdates = strangers.flatMap(({ entry: { birthdate } }) => birthdate ?? []);
  const bornThen = Map.groupBy(await selectBornOn(within, key.institutionId, birthdates), ({ birthdate }) => birthdate);
  const named = read.map((row) => ({
    ...row,
    byNumber: byNumber.get(row.entry.albumNumber),
    lookAlike: row.lookup && findLookAlike(deps, row.entry, bornThen.get(row.entry.birthdate ?? null) ?? []),
  }));
  const takenCard = await findTakenCards(within, key.institutionId, named, met.cards);
  const compared = named.map((row) => ({
    ...row,
    problems: [...row.problems.filter((problem) => !isStoredName(problem, row.entry, row.byNumber)), ...takenCard(row)],
    sealCells: () => sealCells(deps, placeOf(key, row.line), row.cells),
  }));
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
