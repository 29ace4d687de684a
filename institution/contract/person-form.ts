import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { type RosterField, rosterFieldSchema, rosterReasonSchema } from './roster.ts';
import { changedMeanwhile, versionSchema } from './version.ts';

const text = z.string().trim().max(200).default('');
const fields = Object.fromEntries(rosterFieldSchema.options.map((field) => [field, text])) as Record<
  RosterField,
  typeof text
>;

/** One person as a form has them: texts as in a file, checked as a file's row is. */
export const personFieldsSchema = z.strictObject(fields);
export type PersonFields = z.infer<typeof personFieldsSchema>;

export const fieldProblemSchema = z.strictObject({ field: rosterFieldSchema, reason: rosterReasonSchema });
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** What the form of somebody who is here shows. */
const knownFieldsSchema = personFieldsSchema.extend({ hasPesel: z.boolean(), version: versionSchema });
export type KnownFields = z.infer<typeof knownFieldsSchema>;

const invalid = { INVALID: { status: 422, data: z.strictObject({ problems: z.array(fieldProblemSchema) }) } } as const;
const ofPerson = z.strictObject({ personId: uuid });

/** One person by hand. Whoever is not in the source, or differs from it in who they are, waits for a second person (D56). */
export const personFormContract = {
  add: base
    .route({ method: 'POST', path: '/office/people', successStatus: 201 })
    .errors(invalid)
    .input(personFieldsSchema)
    .output(ofPerson),
  /** Without the PESEL: an empty one leaves what is known. */
  get: base
    .route({ method: 'GET', path: '/office/people/{personId}/fields' })
    .errors(notFound)
    .input(ofPerson)
    .output(knownFieldsSchema),
  /** With the version of what was read: refused where somebody has changed it since. */
  change: base
    .route({ method: 'PUT', path: '/office/people/{personId}', successStatus: 204 })
    .errors({ ...notFound, ...invalid, ...changedMeanwhile, OWN_DATA: { status: 403 } })
    .input(personFieldsSchema.extend({ personId: uuid, version: versionSchema })),
};
