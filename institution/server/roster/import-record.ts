import {
  type RosterColumns,
  type RosterProblem,
  rosterColumnsSchema,
  rosterProblemSchema,
  rosterRowKindSchema,
} from '@mleg/institution-contract/roster';
import type { Selectable } from 'kysely';
import * as z from 'zod';
import type { RosterImportsTable } from '../database/roster-schema.ts';
import { type ImportCounts, importCounts } from './import-counts.ts';

/** What the table keeps as text, as it is meant. */
export interface ImportContents {
  /** The names of the columns, in the order of the file. */
  headers: readonly string[];
  columns: RosterColumns;
  counts: ImportCounts;
  problem: RosterProblem | null;
}

export type ImportRow = Omit<Selectable<RosterImportsTable>, 'file_sealed'>;

/** An import without its file. */
export type ImportRecord = Omit<ImportRow, keyof ImportContents> & ImportContents;

const headersSchema = z.array(z.string());
/** A kind of row that was added later is missing from imports of before. */
const countsSchema = z.partialRecord(rosterRowKindSchema, z.int());

export function importRecord(row: ImportRow): ImportRecord {
  return {
    ...row,
    headers: headersSchema.parse(JSON.parse(row.headers)),
    columns: decodeColumns(row.columns),
    counts: importCounts(countsSchema.parse(JSON.parse(row.counts))),
    problem: row.problem === null ? null : rosterProblemSchema.parse(row.problem),
  };
}

export function decodeColumns(json: string): RosterColumns {
  return rosterColumnsSchema.parse(JSON.parse(json));
}

type EncodedContents = Partial<Pick<RosterImportsTable, 'headers' | 'columns' | 'counts' | 'problem'>>;

/** The other way round; what is not given stays as it is in the table. */
export function encodeContents<Change extends Partial<ImportContents>>({
  headers,
  columns,
  counts,
  problem,
  ...others
}: Change): Omit<Change, keyof ImportContents> & EncodedContents {
  return {
    ...others,
    ...(headers && { headers: JSON.stringify(headers) }),
    ...(columns && { columns: JSON.stringify(columns) }),
    ...(counts && { counts: JSON.stringify(counts) }),
    ...(problem !== undefined && { problem }),
  };
}
