import { REQUIRED_ROSTER_FIELDS, type RosterColumns, rosterFieldSchema } from '@mleg/institution-contract/roster';
import { foldText } from '../people/search-text.ts';
import { REGISTER } from '../register/fields.ts';

/** Which column holds what, by its header. */
export function guessColumns(headers: readonly string[]): RosterColumns {
  const folded = headers.map(foldText);
  const found = rosterFieldSchema.options.flatMap((field) => {
    const header = REGISTER[field].headers.find((name: string) => folded.includes(name));
    return header === undefined ? [] : [[field, folded.indexOf(header)] as const];
  });
  return Object.fromEntries(found);
}

/** A file may begin with a title or a date: the headers are the first row in which a few are recognised. */
export function findHeaders(rows: readonly { cells: string[] }[]): number {
  const at = rows.findIndex(({ cells }) => Object.keys(guessColumns(cells)).length >= REQUIRED_ROSTER_FIELDS.length);
  return Math.max(0, at);
}

export function hasRequiredColumns(columns: RosterColumns): boolean {
  return REQUIRED_ROSTER_FIELDS.every((field) => columns[field] !== undefined);
}
