import {
  REQUIRED_ROSTER_FIELDS,
  type RosterColumns,
  type RosterOtherwise,
  rosterFieldSchema,
} from '@mleg/institution-contract/roster';
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

const OUR_HEADERS = new Set<string>(rosterFieldSchema.options.flatMap((field) => REGISTER[field].headers));

/**
 * Of chosen columns those about which the headers say nothing to us: they alone are worth remembering. A heading that we
 * know is read as it says, whatever was chosen for an earlier file.
 */
export function columnsToRemember(headers: readonly string[], chosen: RosterColumns): RosterColumns {
  const guessed = guessColumns(headers);
  const unknown = rosterFieldSchema.options.flatMap((field) => {
    const at = chosen[field];
    const header = at === undefined ? undefined : headers[at];
    if (guessed[field] !== undefined || header === undefined || OUR_HEADERS.has(foldText(header))) return [];
    return [[field, at] as const];
  });
  return Object.fromEntries(unknown);
}

/** Where a file is read otherwise than its headers say to us: by what column, and what heading is passed over. */
export function columnsReadOtherwise(headers: readonly string[], columns: RosterColumns): RosterOtherwise[] {
  const guessed = guessColumns(headers);
  const heading = (at: number | undefined) => (at === undefined ? undefined : (headers[at] ?? ''));
  return rosterFieldSchema.options.flatMap((field) => {
    if (columns[field] === guessed[field]) return [];
    const [reads, instead] = [heading(columns[field]), heading(guessed[field])];
    return [{ field, ...(reads === undefined ? {} : { reads }), ...(instead === undefined ? {} : { instead }) }];
  });
}

/** A file may begin with a title or a date: the headers are the first row in which a few are recognised. */
export function findHeaders(rows: readonly { cells: string[] }[]): number {
  const at = rows.findIndex(({ cells }) => Object.keys(guessColumns(cells)).length >= REQUIRED_ROSTER_FIELDS.length);
  return Math.max(0, at);
}

export function hasRequiredColumns(columns: RosterColumns): boolean {
  return REQUIRED_ROSTER_FIELDS.every((field) => columns[field] !== undefined);
}
