import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { languageSchema } from './language.ts';
import { fieldsWith, type PersonField, personFieldSchema } from './person-fields.ts';
import { changedMeanwhile, versionSchema } from './version.ts';

/** Bytes of an uploaded file; 30,000 people are about 4 MB of CSV. */
export const ROSTER_FILE_MAX_BYTES = 20 * 1024 * 1024;
/** Rows of one file (F72). */
export const ROSTER_MAX_ROWS = 100_000;

/** What a column of a file can hold. */
export const rosterFieldSchema = personFieldSchema;
export type RosterField = PersonField;

export const REQUIRED_ROSTER_FIELDS = fieldsWith('required', true);

/** The number of the column that holds a field, from 0. */
export const rosterColumnsSchema = z.partialRecord(rosterFieldSchema, z.int().min(0).max(199));
export type RosterColumns = z.infer<typeof rosterColumnsSchema>;

/**
 * - `reading`: a worker compares the file with the people; `ready`: can be looked at and confirmed
 * - `columns-needed`: a required column was not recognised; `refused`: the file cannot be read, `problem` says why
 * - `confirmed`: people are as the file says; `undone`: as they were before; `discarded`: nothing was changed
 */
export const rosterImportStateSchema = z.enum([
  'reading',
  'ready',
  'columns-needed',
  'refused',
  'confirmed',
  'undone',
  'discarded',
]);
export type RosterImportState = z.infer<typeof rosterImportStateSchema>;

/** Why a file as a whole cannot be taken (F72). */
export const rosterProblemSchema = z.enum([
  'unknown-format',
  'old-excel',
  'macros',
  'damaged',
  'too-large-unpacked',
  'too-many-rows',
  'forbidden-xml',
  'no-rows',
]);
export type RosterProblem = z.infer<typeof rosterProblemSchema>;

/** `same`: nothing to do; `error`: the row cannot be taken; `conflict`: it contradicts what is known about somebody. */
export const rosterRowKindSchema = z.enum(['new', 'changed', 'leaving', 'conflict', 'error', 'same']);
export type RosterRowKind = z.infer<typeof rosterRowKindSchema>;

export const rosterReasonSchema = z.enum([
  'missing',
  'too-long',
  'forbidden-characters',
  'not-a-date',
  'not-eleven-digits',
  'wrong-check-digit',
  'no-such-date',
  'birthdate-differs',
  'unknown-status',
  'card-incomplete',
  'dates-reversed',
  'issued-in-the-future',
  'valid-too-long',
  'twice-in-file',
  'pesel-of-other-person',
  'of-other-person',
  'number-changed',
  'pesel-differs',
]);
export type RosterReason = z.infer<typeof rosterReasonSchema>;

/** `everybody`: who is not in the file has left. `only-listed`: nobody leaves. */
export const rosterScopeSchema = z.enum(['everybody', 'only-listed']);
export type RosterScope = z.infer<typeof rosterScopeSchema>;

/** A field that is read otherwise than the headings say: `reads` is the heading above it, `instead` the one passed over. */
const otherwiseSchema = z.strictObject({
  field: rosterFieldSchema,
  reads: z.string().optional(),
  instead: z.string().optional(),
});
export type RosterOtherwise = z.infer<typeof otherwiseSchema>;

/** By which columns a file is read. */
export const rosterReadingSchema = z.strictObject({
  headers: z.array(z.string()),
  columns: rosterColumnsSchema,
  /** What somebody has chosen, for this file or an earlier one, and the headings do not say. */
  otherwise: z.array(otherwiseSchema),
});
export type RosterReading = z.infer<typeof rosterReadingSchema>;

const moment = z.iso.datetime();

export const rosterImportSchema = z.strictObject({
  importId: uuid,
  state: rosterImportStateSchema,
  fileName: z.string(),
  scope: rosterScopeSchema,
  uploadedAt: moment,
  uploadedBy: z.string(),
  /** The one who looks is the one who uploaded. */
  own: z.boolean(),
  /** Of what the file is read and compared as: a confirmation gives it back. */
  version: versionSchema,
  problem: rosterProblemSchema.optional(),
  ...rosterReadingSchema.shape,
  rowsRead: z.int(),
  /** 0–1, by the bytes of the file. */
  progress: z.number(),
  counts: z.record(rosterRowKindSchema, z.int()),
  /** The reader cannot confirm it alone: it brings new people, makes somebody somebody else, or takes many away (F75). */
  needsSecondPerson: z.boolean(),
  /** A second person has been asked about it, to confirm it or to undo it; `own`: by the reader, who cannot be both. */
  held: z.strictObject({ deedId: uuid, own: z.boolean() }).optional(),
  /** The import that can be undone: the last one, while nothing hangs on it. */
  undoable: z.boolean(),
  /** Until when the rows that were not taken can still be fetched; none where there are none. */
  rejectedUntil: moment.optional(),
  decidedAt: moment.optional(),
  decidedBy: z.string().optional(),
});
export type RosterImport = z.infer<typeof rosterImportSchema>;

/** One field before and after; of a PESEL the last digits are shown. */
const changeSchema = z.strictObject({
  field: rosterFieldSchema,
  before: z.string().optional(),
  after: z.string().optional(),
});

/** What is wrong with one cell. */
export const rosterRowProblemSchema = z.strictObject({ field: rosterFieldSchema, reason: rosterReasonSchema });
export type RosterRowProblem = z.infer<typeof rosterRowProblemSchema>;

export const rosterRowSchema = z.strictObject({
  /** In the file, its first line is 1; none for who is not in it. */
  line: z.int().optional(),
  kind: rosterRowKindSchema,
  personId: uuid.optional(),
  displayName: z.string(),
  albumNumber: z.string(),
  group: z.string(),
  changes: z.array(changeSchema),
  /** Who that is, of somebody who comes or goes: enough to compare with a document, of a PESEL the last digits. */
  facts: z.array(z.strictObject({ field: rosterFieldSchema, value: z.string() })),
  problems: z.array(rosterRowProblemSchema),
});
export type RosterRow = z.infer<typeof rosterRowSchema>;

const path = '/office/roster/imports';
const importPath = z.strictObject({ importId: uuid });
const notReady = { NOT_READY: { status: 409 } } as const;
/** A file is of who uploaded it: its columns, its rows, and whether it is asked for. */
const notYours = { NOT_YOURS: { status: 403 } } as const;

/** How many are named of those who have changed since a file was confirmed. */
export const CHANGED_SINCE_SHOWN = 20;
/** Who is no longer as a file has written them, and how many there are. */
export const changedSinceSchema = z.strictObject({
  total: z.int(),
  people: z.array(z.strictObject({ personId: uuid, displayName: z.string() })).max(CHANGED_SINCE_SHOWN),
});
export type ChangedSince = z.infer<typeof changedSinceSchema>;
export const changedSince = { CHANGED_SINCE: { status: 409, data: changedSinceSchema } } as const;

/** People come in by file: upload, look at the difference, confirm, undo. Only the office. */
export const rosterContract = {
  upload: base
    .route({ method: 'POST', path, successStatus: 202 })
    .errors({ TOO_LARGE: { status: 413 } })
    .input(z.strictObject({ file: z.file(), scope: rosterScopeSchema }))
    .output(rosterImportSchema),
  /** The newest first. */
  list: base.route({ method: 'GET', path }).output(z.strictObject({ imports: z.array(rosterImportSchema) })),
  get: base
    .route({ method: 'GET', path: `${path}/{importId}` })
    .errors(notFound)
    .input(importPath)
    .output(rosterImportSchema),
  /** Rows of one kind, in the order of the file; `next` asks for those that follow. */
  rows: base
    .route({ method: 'GET', path: `${path}/{importId}/rows` })
    .errors(notFound)
    .input(
      z.object({
        importId: uuid,
        kind: rosterRowKindSchema,
        after: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(rosterRowSchema), next: z.int().optional() })),
  /** Reads the file again with these columns. Confirmed with it, those whose headings nobody recognises are remembered. */
  setColumns: base
    .route({ method: 'POST', path: `${path}/{importId}/columns` })
    .errors({ ...notFound, ...notReady, ...notYours, NO_SUCH_COLUMN: { status: 422 } })
    .input(z.strictObject({ importId: uuid, columns: rosterColumnsSchema }))
    .output(rosterImportSchema),
  /** Compares the file anew, by the same columns: where people have changed since. */
  compare: base
    .route({ method: 'POST', path: `${path}/{importId}/comparison` })
    .errors({ ...notFound, ...notReady, ...notYours })
    .input(importPath)
    .output(rosterImportSchema),
  /**
   * By who uploaded it, or by somebody else where they have asked for it (`held`); `NOT_YOURS` otherwise. `STALE`: somebody whom it touches, or another file, has changed since it was compared. `CHANGED_MEANWHILE`: the file
   * has been read otherwise since it was looked at.
   */
  confirm: base
    .route({ method: 'POST', path: `${path}/{importId}/confirmation` })
    .errors({ ...notFound, ...notReady, ...notYours, ...changedMeanwhile, STALE: { status: 409 } })
    .input(importPath.extend({ version: versionSchema }))
    .output(rosterImportSchema),
  discard: base
    .route({ method: 'POST', path: `${path}/{importId}/discarding` })
    .errors({ ...notFound, ...notReady, ...notYours })
    .input(importPath)
    .output(rosterImportSchema),
  undo: base
    .route({ method: 'POST', path: `${path}/{importId}/undoing` })
    .errors({ ...notFound, NOT_LAST: { status: 409 }, IN_USE: { status: 409 }, ...changedSince })
    .input(importPath)
    .output(rosterImportSchema),
  /** Rows that were not taken, as they stood in the file, to be corrected there. Holds personal data: recorded. */
  rejected: base
    .route({ method: 'POST', path: `${path}/{importId}/rejected-rows` })
    .errors({ ...notFound, ...notYours })
    .input(importPath.extend({ language: languageSchema.default('pl') }))
    .output(z.strictObject({ fileName: z.string(), csv: z.string() })),
};
