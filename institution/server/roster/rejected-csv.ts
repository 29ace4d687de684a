import type { RosterRowProblem } from '@mleg/institution-contract/roster';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { type Language, type Texts, textsIn } from '../texts/texts-in.ts';
import { selectImport } from './import-store.ts';
import { openCells } from './roster-vault.ts';
import { selectRejected } from './row-store.ts';
import { placeOf } from './stage-rows.ts';

/**
 * Rows that were not taken, as they stood in the file, with the line and what is wrong: corrected, it can be uploaded as
 * it is. It carries PESELs, so only who has brought it gets it back (Q77), and each download is recorded; there are none left a week after the rest was confirmed.
 * @returns the file, and whom of those we know its rows are about
 */
export async function rejectedCsv(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>,
  { by, importId, language }: { by: Account; importId: string; language: Language },
): Promise<{ fileName: string; csv: string; people: string[] } | { refused: 'not-found' | 'not-yours' }> {
  const { institutionId } = deps.settings;
  const words = textsIn(language).rejectedRows;
  const record = await selectImport(deps.database, institutionId, importId);
  if (!record) return { refused: 'not-found' };
  if (record.uploaded_by !== by.accountId) return { refused: 'not-yours' };
  const key = { institutionId, importId };
  const rejected = await selectRejected(deps.database, key);
  const rows = rejected.flatMap(({ line, problems, cells_sealed: sealed }) => {
    if (!sealed) return [];
    const cells = padded(openCells(deps, placeOf(key, line), sealed), record.headers);
    return [[...cells, String(line), describeProblems(words, problems)]];
  });
  if (rows.length === 0) return { refused: 'not-found' };
  const headers = [...record.headers, words.line, words.problems];
  await recordAudit(deps.database, {
    institutionId,
    at: deps.clock.now(),
    event: 'import.rejected-rows-downloaded',
    actor: by.accountId,
    subject: importId,
    detail: { rows: rows.length },
  });
  const csv = [headers, ...rows].map((cells) => cells.map(csvCell).join(';')).join('\r\n');
  // Spreadsheets take a file without the mark for Windows-1250.
  return {
    fileName: words.fileName,
    csv: `\ufeff${csv}\r\n`,
    people: rejected.flatMap(({ person_id: personId }) => (personId ? [personId] : [])),
  };
}

function padded(cells: readonly string[], headers: readonly string[]): string[] {
  return headers.map((_, at) => cells[at] ?? '');
}

const describeProblems = (words: Texts['rejectedRows'], problems: readonly RosterRowProblem[]) =>
  problems.map(({ field, reason }) => `${words.field[field]}: ${words.reason[reason]}`).join(', ');

/** D61: what a spreadsheet would compute gets an apostrophe before it; quotation marks are doubled (RFC 4180 §2). */
export function csvCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
