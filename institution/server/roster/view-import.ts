import type { RosterImport, RosterRow } from '@mleg/institution-contract/roster';
import type { InstitutionDeps } from '../deps.ts';
import { maskPesel, openPesel } from '../people/pesel-vault.ts';
import { isSameName } from '../people/search-text.ts';
import { REGISTER } from '../register/fields.ts';
import { PLAIN_FIELDS } from '../register/register-columns.ts';
import type { Account } from '../sign-in/account.ts';
import { selectAccountNames } from '../sign-in/account-store.ts';
import { selectHeldAbout } from '../two-people/waiting-store.ts';
import { askRules } from '../two-people/weigh.ts';
import { columnsReadOtherwise } from './columns.ts';
import { rejectedUntil } from './forget-files.ts';
import { factsOfImport } from './import-facts.ts';
import type { ImportRecord } from './import-record.ts';
import { selectLastDecided } from './import-store.ts';
import { versionOfImport } from './import-version.ts';
import type { RowWithBefore } from './row-store.ts';

/** Imports as the office sees them. */
export async function viewImports(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>,
  records: readonly ImportRecord[],
  account: Account,
): Promise<RosterImport[]> {
  const { institutionId } = deps.settings;
  const people = records.flatMap(({ uploaded_by, decided_by }) => [uploaded_by, ...(decided_by ? [decided_by] : [])]);
  const names = await selectAccountNames(deps.database, institutionId, [...new Set(people)]);
  const last = await selectLastDecided(deps.database, institutionId);
  const needing = await selectNeedingSecond(deps, records, account);
  const asked = await selectHeldAbout(
    deps.database,
    institutionId,
    records.map(({ import_id: importId }) => importId),
  );
  return records.map((record) => {
    const { counts, headers, columns, problem } = record;
    return {
      importId: record.import_id,
      state: record.state,
      fileName: record.file_name,
      scope: record.scope,
      uploadedAt: record.uploaded_at.toISOString(),
      uploadedBy: names.get(record.uploaded_by) ?? '',
      own: record.uploaded_by === account.accountId,
      version: versionOfImport(deps, record),
      ...(problem ? { problem } : {}),
      headers: [...headers],
      columns,
      otherwise: columnsReadOtherwise(headers, columns),
      rowsRead: record.rows_read,
      progress: record.progress,
      counts,
      needsSecondPerson: needing.has(record.import_id),
      ...heldOf(record, asked, account),
      undoable: record.state === 'confirmed' && last?.import_id === record.import_id,
      ...rejectedOf(deps, record, { last, account }),
      ...(record.decided_at ? { decidedAt: record.decided_at.toISOString() } : {}),
      ...(record.decided_by ? { decidedBy: names.get(record.decided_by) ?? '' } : {}),
    };
  });
}

/** What is open of a file that was asked about; the reader's own request comes first, since only they can take it back. */
function heldOf(
  { import_id: importId, state }: ImportRecord,
  asked: Awaited<ReturnType<typeof selectHeldAbout>>,
  { accountId }: Account,
): Pick<RosterImport, 'held'> {
  if (state !== 'ready' && state !== 'confirmed') return {};
  const about = asked.filter((deed) => deed.about === importId);
  const own = about.find((deed) => deed.asked_by === accountId);
  const deed = own ?? about[0];
  return deed ? { held: { deedId: deed.deed_id, own: own !== undefined } } : {};
}

/** Which of the reader’s own, for nobody else confirms them, they cannot confirm alone. */
async function selectNeedingSecond(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  records: readonly ImportRecord[],
  by: Account,
): Promise<Set<string>> {
  const needing = new Set<string>();
  const own = records.filter(({ state, uploaded_by }) => state === 'ready' && uploaded_by === by.accountId);
  for (const record of own) {
    const rules = await askRules(deps, deps.database, { by, facts: await factsOfImport(deps.database, record) });
    if (rules.length > 0) needing.add(record.import_id);
  }
  return needing;
}

/** Rows that were not taken go with the next file, and after a week. */
function rejectedOf(
  { clock }: Pick<InstitutionDeps, 'clock'>,
  { state, import_id: importId, counts, uploaded_by: uploadedBy, decided_at: decidedAt }: ImportRecord,
  { last, account }: { last: ImportRecord | undefined; account: Account },
): Pick<RosterImport, 'rejectedUntil'> {
  const { error, conflict } = counts;
  if (
    uploadedBy !== account.accountId ||
    state !== 'confirmed' ||
    last?.import_id !== importId ||
    !decidedAt ||
    error + conflict === 0
  )
    return {};
  const until = rejectedUntil(decidedAt);
  return until > clock.now() ? { rejectedUntil: until.toISOString() } : {};
}

const SHOWN = [...PLAIN_FIELDS, 'status'] as const;

export function viewRow(deps: Pick<InstitutionDeps, 'keys'>, row: RowWithBefore): RosterRow {
  return {
    ...(row.line > 0 ? { line: row.line } : {}),
    kind: row.kind,
    ...(row.person_id && saysWho(row) ? { personId: row.person_id } : {}),
    displayName: `${row.given_name} ${row.family_name}`.trim(),
    albumNumber: row.album_number,
    group: row.studies,
    changes: row.kind === 'changed' ? changesOf(deps, row) : [],
    facts: row.kind === 'new' || row.kind === 'leaving' ? factsOf(deps, row) : [],
    problems: [...row.problems],
  };
}

/**
 * Whether the row itself says who it is about. Somebody who is known by the PESEL alone is kept on the list by it, and is
 * shown to nobody: that would say whose number it is (Q30).
 */
function saysWho({ kind, before, album_number, family_name, given_name }: RowWithBefore): boolean {
  if (kind === 'new') return false;
  if (kind !== 'error' && kind !== 'conflict') return true;
  if (!before) return false;
  const known = { family_name: before.family_name ?? '', given_name: before.given_name ?? '' };
  return before.album_number === album_number || isSameName({ family_name, given_name }, known);
}

type PeselDeps = Pick<InstitutionDeps, 'keys'>;

/** Names, number and group stand above them. */
const IDENTIFYING = (['birthdate', 'cardNumber', 'cardIssuedOn', 'cardValidUntil'] as const).map((field) => ({
  field,
  column: REGISTER[field].column,
}));

function factsOf(deps: PeselDeps, row: RowWithBefore): RosterRow['facts'] {
  const pesel = peselOf(deps, row, row.pesel_sealed);
  return [
    ...IDENTIFYING.flatMap(({ field, column }) => (row[column] ? [{ field, value: row[column] }] : [])),
    ...(pesel ? [{ field: 'pesel' as const, value: pesel }] : []),
  ];
}

function changesOf(deps: PeselDeps, row: RowWithBefore): RosterRow['changes'] {
  const changes: RosterRow['changes'] = SHOWN.flatMap((field) => {
    const { column } = REGISTER[field];
    const before = row.before?.[column] ?? null;
    const after = row[column];
    return before === after ? [] : [{ field, ...(before ? { before } : {}), ...(after ? { after } : {}) }];
  });
  const lookup = row.pesel_lookup ? `\\x${row.pesel_lookup.toString('hex')}` : null;
  if (lookup === (row.before?.['pesel_lookup'] ?? null)) return changes;
  const known = row.before?.['pesel_sealed'];
  const before = known ? peselOf(deps, row, Buffer.from(known.slice(2), 'hex')) : undefined;
  const after = peselOf(deps, row, row.pesel_sealed);
  return [...changes, { field: 'pesel', ...(before ? { before } : {}), ...(after ? { after } : {}) }];
}

/** Of a PESEL the last digits. */
function peselOf(deps: PeselDeps, { person_id: personId }: RowWithBefore, sealed: Buffer | null): string | undefined {
  return personId && sealed ? maskPesel(openPesel(deps, personId, sealed)) : undefined;
}
